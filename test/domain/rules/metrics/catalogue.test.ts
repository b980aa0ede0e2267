import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { metricNamed, metrics } from '#domain/rules/metrics/catalogue.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import { type Condition, type Metric, metricAreas } from '#domain/rules/metrics/metric.ts';
import { metricNames } from '#domain/rules/metrics/metric-names.ts';
import { factTable, metricTable } from './catalogue-rows.ts';

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/metrics.md'), 'utf8');

/** The rows of the first table below a heading. */
function tableBelow(heading: string): readonly string[] {
  const lines = docs.slice(docs.indexOf(`\n${heading}\n`)).split('\n');
  const begins = lines.findIndex((line) => line.startsWith('|'));
  const length = lines.slice(begins).findIndex((line) => !line.startsWith('|'));
  return lines.slice(begins, begins + length);
}

describe('docs/metrics.md', () => {
  test.each(metricAreas)('tells what the metrics of %s mean', (area) => {
    const heading = `### ${area.slice(0, 1).toUpperCase()}${area.slice(1)}`;
    expect(tableBelow(heading)).toEqual(metricTable(area, metrics));
  });

  test('tells what facts hold', () => {
    expect(tableBelow('## Facts')).toEqual(factTable());
  });
});

const fieldsOf = (conditions: readonly Condition[]) => conditions.map(({ field }) => field);

function fieldsIn({ at, where, value, agent }: Metric): readonly string[] {
  return [
    ...('time' in at ? [at.time] : [at.from, at.to]),
    ...fieldsOf(where),
    ...('field' in value ? [value.field] : []),
    ...('since' in value ? [value.since] : []),
    ...('where' in value ? fieldsOf(value.where) : []),
    agent,
  ];
}

describe('the words behind a figure', () => {
  test.each(['en', 'zh-CN', 'zh-TW'])('are there for every metric, and for no other, in %s', (locale) => {
    const file = join(import.meta.dirname, `../../../../assets/locales/${locale}/metrics.json`);
    const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { name: string; definition: string }>;
    expect(Object.keys(words).sort()).toEqual(metrics.map(({ name }) => name).sort());
    for (const { name, definition } of Object.values(words)) expect([name, definition]).not.toContain('');
    expect(new Set(Object.values(words).map(({ name }) => name)).size).toBe(metrics.length);
  });
});

describe('a metric', () => {
  test.each(metrics)('$name counts fields that its facts have', (metric) => {
    const columns = factColumnsOf(metric.of);
    expect(fieldsIn(metric).filter((field) => !columns[field])).toEqual([]);
    const times = 'time' in metric.at ? [metric.at.time] : [metric.at.from, metric.at.to];
    expect(times.map((field) => columns[field]?.kind)).toEqual(times.map(() => 'time'));
    expect(columns[metric.agent]?.kind).toBe('dimension');
    const { unit, value, clock } = metric;
    if ('field' in value && unit === 'ms') expect(columns[value.field]?.kind).toBe('ms');
    if (unit === 'ms') expect(clock).not.toBeNull();
    expect(unit === 'share').toBe(value.statistic === 'share');
  });

  test('has a name of its own', () => {
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    expect(metrics.map(({ name }) => name).toSorted()).toEqual(metricNames.toSorted());
    expect(metricNamed('created')?.of).toBe('case');
    expect(metricNamed('constructor')).toBeUndefined();
  });

  test('that comes to mean something else gets another version', () => {
    // Where this fails, a definition changed: raise the version of that metric (of all, where all changed), and pin the hash anew.
    const meaning = metrics
      .map(({ better: _, area: __, ...meant }) => meant)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const hash = createHash('sha256').update(JSON.stringify(meaning)).digest('hex');
    expect(hash.slice(0, 16)).toBe('560220804b19a043');
  });
});
