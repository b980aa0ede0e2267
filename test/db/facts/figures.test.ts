import { afterAll, describe, expect, test } from 'vitest';
import { reportFigures } from '#db/queries/report-figures.ts';
import { reportRows } from '#db/queries/report-rows.ts';
import type { RowsAsked } from '#domain/contract/ipc/report-views.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import type { Figure, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { createFold } from '#domain/rules/metrics/fold.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../../builders/records.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, hour, noon } from '../../builders/times.ts';
import { emptyReplica } from '../replica/replica-harness.ts';
import { factsOf, workedOut } from './fact-harness.ts';

const zones = createZoneOffsets();
const names = metrics.map(({ name }) => name);
const usual: FigureQuestion = {
  period: { from: '2026-02-23', to: '2026-03-04' },
  compare: null,
  bucket: null,
  groupBy: null,
  filters: {},
  zone: 'Asia/Shanghai',
  zones,
  now: noon + 5 * day,
};

const questions: readonly (readonly [string, FigureQuestion])[] = [
  ['a period', usual],
  ['two periods, day by day', { ...usual, compare: { from: '2026-02-13', to: '2026-02-22' }, bucket: 'day' }],
  ['weeks, before their end', { ...usual, bucket: 'week', now: noon }],
  ['by team', { ...usual, groupBy: 'teamId' }],
  ['by who did it', { ...usual, groupBy: 'agentId' }],
  ['by what not all have', { ...usual, groupBy: 'product', filters: { product: [null, 'Thing 1'] } }],
  ['by a dimension of some', { ...usual, groupBy: 'cause' }],
  ['by the hour', { ...usual, groupBy: 'weekday-hour' }],
  ['some of them', { ...usual, filters: { teamId: [ids.team(1)], agentId: [ids.agent(1), null], type: [] } }],
  ['nobody', { ...usual, filters: { teamId: [''] } }],
];

describe('figures from the store are those of all facts', () => {
  const db = workedOut(reportedWorld(11, 120), afterAll);

  test.each(questions)('of %s', (_name, question) => {
    const expected = metrics.map((metric) => {
      const fold = createFold(metric, question);
      for (const fact of factsOf(db, metric.of)) fold.add(fact);
      return fold.figure();
    });
    expect(reportFigures(db, names, question)).toEqual(expected);
  });

  test('which say something', () => {
    const figures = reportFigures(db, names, usual);
    expect(figures.filter(({ n }) => n > 0).length).toBeGreaterThan(names.length * 0.8);
    expect(reportFigures(db, names, { ...usual, filters: { teamId: [''] } }).every(({ n }) => n === 0)).toBe(true);
  });
});

/** All rows, page by page. */
function allRows(db: Parameters<typeof reportRows>[0], asked: Partial<RowsAsked> & { readonly metric: string }) {
  const { period, zone, filters, now } = usual;
  const common = { period, zone, filters, bucket: null, group: null, limit: 7, ...asked };
  const pages = [reportRows(db, { ...common, after: null }, { zones, now })];
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(reportRows(db, { ...common, after: next }, { zones, now }));
  return { total: pages[0]?.total ?? 0, rows: pages.flatMap(({ rows }) => rows) };
}

describe('the rows behind a figure', () => {
  const db = workedOut(reportedWorld(12, 120), afterAll);

  test.each(names)('%s: are as many as it was counted from, each once, the newest first', (metric) => {
    const [figure] = reportFigures(db, [metric], { ...usual, bucket: 'week', groupBy: 'channel' }) as [Figure];
    const { total, rows } = allRows(db, { metric });
    expect([total, rows.length]).toEqual([figure.population, figure.population]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(total);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => b - a));
    if (figure.unit === 'share')
      expect(rows.filter(({ value }) => value === 1).length).toBe(Math.round((figure.value ?? 0) * figure.n));
    for (const { bucket, n } of figure.series) {
      const bar = allRows(db, { metric, bucket: { unit: 'week', start: bucket } });
      expect(bar.rows.filter(({ value }) => value !== null || figure.unit === 'count').length).toBe(n);
    }
    for (const { key, n } of figure.groups) {
      const group = allRows(db, { metric, group: { by: 'channel', key } });
      expect(group.rows.filter(({ value }) => value !== null || figure.unit === 'count').length).toBe(n);
    }
  });

  test('of an hour of the week, and of one agent that the filter keeps out', () => {
    const [created] = reportFigures(db, ['created'], { ...usual, groupBy: 'hour' });
    for (const { key, n } of created?.groups ?? [])
      expect(allRows(db, { metric: 'created', group: { by: 'hour', key } }).total).toBe(n);
    const group = { by: 'agentId', key: ids.agent(2) };
    expect(allRows(db, { metric: 'created', group }).total).toBeGreaterThan(0);
    expect(allRows(db, { metric: 'created', group, filters: { agentId: [ids.agent(1)] } }).total).toBe(0);
  });

  test('name the case, its team and who worked on it', () => {
    const one = buildCase(1, { subject: '退款', assigneeId: ids.agent(1), openedAt: noon });
    const small = workedOut([buildTeam(1, { name: '售后' }), buildAgent(1, { name: '王敏' }), one]);
    const { rows } = allRows(small, { metric: 'created' });
    expect(rows).toMatchObject([
      { at: noon, value: null, caseId: one.id, number: '10001', subject: '退款', teamName: '售后', agentName: '王敏' },
    ]);
    expect(rows[0]?.fact).toMatchObject({ id: one.id, type: 'inquiry', openedAt: noon });
  });

  test('of a metric that there is not are refused', () => {
    expect(() => allRows(db, { metric: 'constructor' })).toThrowError('no such metric');
    expect(() => reportFigures(db, ['created', 'sold'], usual)).toThrowError('no such metric');
  });
});

test('a store whose facts are still to be worked out has figures of nothing', () => {
  const [created] = reportFigures(emptyReplica(), ['created'], usual);
  expect(created).toMatchObject({ value: 0, n: 0 });
  expect(allRows(emptyReplica(), { metric: 'created' })).toEqual({ total: 0, rows: [] });
});

test('what is not over yet does not count', () => {
  const db = workedOut([buildCase(1, { openedAt: noon + hour })]);
  const at = (now: number) => reportFigures(db, ['created'], { ...usual, now })[0]?.value;
  expect([at(noon), at(noon + hour)]).toEqual([0, 1]);
});
