// For every metric: the rows of a file are those of the list on the screen, in its order, every column of them and nothing else.
import { afterAll, describe, expect, it } from 'vitest';
import { PackedFacts } from '#db/queries/packed-facts.ts';
import { exportRows } from '#db/queries/report-export-rows.ts';
import { eachFact, reportRows } from '#db/queries/report-rows.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, noon } from '../../builders/times.ts';
import { workedOut } from './fact-harness.ts';

const db = workedOut(reportedWorld(12, 120), afterAll);
const context = { zones: createZoneOffsets(), now: noon + 5 * day };
const asked = {
  period: { from: '2026-02-13', to: '2026-03-04' },
  bucket: null,
  group: null,
  filters: {},
  zone: 'Asia/Shanghai',
} as const;
const names = ['at', 'value', 'number', 'subject', 'teamName', 'agentName'] as const;

const found = (metric: Metric) => new PackedFacts(eachFact(db, metric, { ...asked, metric: metric.name }, context));
const shown = (metric: Metric) =>
  reportRows(db, { ...asked, metric: metric.name, after: null, limit: 10_000 }, context).rows;

describe('rows of a file', () => {
  it('are those that are shown, whatever columns and parts they are asked for in', () => {
    let told = 0;
    for (const metric of metrics) {
      const facts = Object.keys(factColumnsOf(metric.of));
      const keys = [...names, ...facts.map((name) => `fact.${name}`), 'nothing', 'fact.nothing'];
      const rows = shown(metric).map((row) => [
        ...names.map((name) => row[name]),
        ...facts.map((name) => row.fact[name] ?? null),
        ...[null, null],
      ]);
      const packed = found(metric);
      const part = { keys, choices: {}, count: 7 };
      const parts = Array.from({ length: Math.ceil(packed.length / 7) + 1 }, (_, n) =>
        exportRows(db, metric, packed, { ...part, from: n * 7 }),
      );
      expect(parts.flat(), metric.name).toEqual(rows);
      const few = exportRows(db, metric, packed, { ...part, keys: ['agentName', 'at'], from: 0 });
      expect(few, metric.name).toEqual(rows.slice(0, 7).map((row) => [row[names.indexOf('agentName')], row[0]]));
      told += rows.length;
    }
    expect(told).toBeGreaterThan(metrics.length * 10);
  });

  it('say values as the person knows them', () => {
    const metric = metrics.find(({ name }) => name === 'created') as Metric;
    const choices = { 'fact.channel.phone': '电话', 'number.1': 'nobody’s' };
    const keys = ['fact.channel', 'fact.type'];
    const rows = exportRows(db, metric, found(metric), { keys, choices, from: 0, count: 10_000 });
    const expected = shown(metric).map(({ fact }) => [fact.channel === 'phone' ? '电话' : fact.channel, fact.type]);
    expect(rows).toEqual(expected);
    expect(rows.some(([channel]) => channel === '电话')).toBe(true);
  });
});
