// What is counted adds up: parts make the whole whichever way it is cut, the order of facts and of filters says nothing, and the rows behind a figure
// are the figure.
import { describe, test as example, expect } from 'vitest';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import { type Counted, createCounter } from '#domain/rules/metrics/counter.ts';
import { bucketFrom, bucketUnits } from '#domain/rules/metrics/day-period.ts';
import { type AnyFact, dimensions, factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import type { FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { createFold, createFolds, reachOf } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { hour } from '../../../builders/times.ts';
import { fc, test } from '../../../harness/fast-check.ts';

const zones = createZoneOffsets();
const first = dayNumber('2026-03-01');
const days = 60;
const start = first * 24 * hour;

const metric = fc.constantFrom(...metrics);
const instant = fc
  .integer({ min: -2 * 24 * 4, max: (days + 2) * 24 * 4 })
  .map((quarters) => start + (quarters * hour) / 4);

/** A fact of the kind: anything that its columns can hold. */
function factOf({ of }: Metric): fc.Arbitrary<AnyFact> {
  const values = Object.entries(factColumnsOf(of)).map(([field, { kind, nullable }]) => {
    const value: fc.Arbitrary<string | number> = {
      id: fc.uuid(),
      dimension: fc.constantFrom(
        'kept',
        'broken',
        'first',
        'next',
        'reopening',
        'in',
        'satisfaction',
        'first-response',
      ),
      time: instant,
      ms: fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * 60_000),
      count: fc.integer({ min: 0, max: 3 }),
      flag: fc.constantFrom(0, 1),
      score: fc.integer({ min: 1, max: 5 }),
    }[kind];
    return [field, nullable ? fc.option(value, { nil: null, freq: 4 }) : value] as const;
  });
  return fc.record(Object.fromEntries(values));
}

const withFacts = metric.chain((asked) => fc.tuple(fc.constant(asked), fc.array(factOf(asked), { maxLength: 30 })));

const day = fc.integer({ min: 0, max: days - 1 });
const period = fc
  .tuple(day, day)
  .map(([a, b]) => ({ from: dateOf(first + Math.min(a, b)), to: dateOf(first + Math.max(a, b)) }));
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
const filters = fc.dictionary(fc.constantFrom(...dimensions), fc.subarray(['kept', 'broken', 'first', 'in', null]), {
  maxKeys: 2,
  noNullPrototype: true,
});
const asking: fc.Arbitrary<FigureQuestion> = fc.record({
  period,
  compare: fc.option(period, { nil: null }),
  bucket: fc.constantFrom(...bucketUnits),
  // Without groups the whole is worked out from its buckets.
  groupBy: fc.option(fc.constantFrom(...dimensions), { nil: null }),
  filters,
  zone,
  zones: fc.constant(zones),
  now: instant,
});

function figure(asked: Metric, facts: readonly AnyFact[], question: FigureQuestion) {
  const fold = createFold(asked, question);
  for (const fact of facts) fold.add(fact);
  return fold.figure();
}

/** The statistic of the rows, by its definition. */
function plainly({ value: { statistic } }: Metric, rows: readonly Counted[]): number | null {
  if (statistic === 'count') return rows.length;
  const values = rows.flatMap(({ value }) => value ?? []).toSorted((a, b) => a - b);
  if (statistic === 'sum') return sum(values);
  if (values.length === 0) return null;
  if (statistic === 'mean' || statistic === 'share') return sum(values) / values.length;
  if (statistic === 'p90')
    return values.find((limit) => 10 * values.filter((value) => value <= limit).length >= 9 * values.length) ?? null;
  const middle = values.filter(
    (_, at) => at === Math.ceil(values.length / 2) - 1 || at === Math.floor(values.length / 2),
  );
  return sum(middle) / middle.length;
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const adds = ({ value }: Metric) => value.statistic === 'count' || value.statistic === 'sum';
const isStanding = ({ at }: Metric) => !('time' in at);

describe('a figure', () => {
  test(
    'is the sum of its groups, and so is what it was worked out from',
    [withFacts, asking],
    ([asked, facts], question) => {
      if (question.groupBy === null) return;
      const whole = figure(asked, facts, question);
      expect(sum(whole.groups.map(({ n }) => n))).toBe(whole.n);
      if (adds(asked)) expect(sum(whole.groups.map(({ value }) => value))).toBe(whole.value);
      if (adds(asked) && question.compare)
        expect(sum(whole.groups.map(({ compared }) => compared))).toBe(whole.compared?.value);
    },
  );

  test(
    'is the sum of its days, weeks or months, where it counts what happens',
    [withFacts, asking],
    ([asked, facts], question) => {
      if (isStanding(asked)) return;
      const whole = figure(asked, facts, question);
      expect(sum(whole.series.map(({ n }) => n))).toBe(whole.n);
      if (adds(asked)) expect(sum(whole.series.map(({ value }) => value))).toBe(whole.value);
    },
  );

  test('of what stands is its last bucket', [withFacts, asking], ([asked, facts], question) => {
    if (!isStanding(asked)) return;
    const whole = figure(asked, facts, question);
    const last = whole.series.at(-1);
    expect(last?.n).toBe(whole.n);
    if (last?.value !== null) expect(last?.value).toBe(whole.value);
  });

  test('adds up where its period is cut in two', [withFacts, asking, day], ([asked, facts], question, cut) => {
    const { from, to } = question.period;
    const at = dateOf(first + cut);
    if (isStanding(asked) || at < from || at >= to) return;
    const before = figure(asked, facts, { ...question, period: { from, to: at } });
    const after = figure(asked, facts, { ...question, period: { from: dateOf(first + cut + 1), to } });
    const whole = figure(asked, facts, question);
    expect(before.n + after.n).toBe(whole.n);
    expect(before.population + after.population).toBe(whole.population);
    if (adds(asked)) expect((before.value ?? 0) + (after.value ?? 0)).toBe(whole.value);
  });

  test('is the same in whatever order facts come', [withFacts, asking], ([asked, facts], question) => {
    expect(figure(asked, facts.toReversed(), question)).toEqual(figure(asked, facts, question));
  });

  test(
    'is the same in whatever order it is filtered, and where the facts were filtered before',
    [withFacts, asking],
    ([asked, facts], question) => {
      const whole = figure(asked, facts, question);
      const turned = Object.fromEntries(Object.entries(question.filters).toReversed());
      expect(figure(asked, facts, { ...question, filters: turned })).toEqual(whole);
      const kept = facts.filter((fact) =>
        Object.entries(question.filters).every(([dimension, values]) => {
          const value = fact[dimension === 'agentId' ? asked.agent : dimension];
          return values === undefined || values.length === 0 || values.some((each) => each === value);
        }),
      );
      expect(figure(asked, kept, { ...question, filters: {} })).toEqual(whole);
    },
  );

  test('is worked out from its rows', [withFacts, asking], ([asked, facts], question) => {
    const whole = figure(asked, facts, question);
    const rows = facts.map(createCounter(asked, question)).filter((row) => row !== null);
    expect(rows.length).toBe(whole.population);
    expect(whole.value).toBe(plainly(asked, rows));
  });

  test('has the rows of a bar where the period is the bar', [withFacts, asking], ([asked, facts], question) => {
    for (const { bucket, n, value } of figure(asked, facts, question).series) {
      const bar = bucketFrom(question.period, question.bucket ?? 'day', bucket);
      const alone = figure(asked, facts, { ...question, period: bar });
      expect(alone.n).toBe(n);
      if (value !== null) expect(alone.value).toBe(value);
    }
  });

  test(
    'holds each bar against as many days of the other period, so long after its beginning',
    [withFacts, asking],
    ([asked, facts], question) => {
      const { compare } = question;
      for (const { bucket, compared } of figure(asked, facts, question).series) {
        const bar = bucketFrom(question.period, question.bucket ?? 'day', bucket);
        const after = compare ? dayNumber(compare.from) - dayNumber(question.period.from) : 0;
        const from = dateOf(dayNumber(bar.from) + after);
        if (!compare || from > compare.to) {
          expect(compared).toBe(null);
          continue;
        }
        const last = dateOf(dayNumber(bar.to) + after);
        const to = last < compare.to ? last : compare.to;
        expect(compared).toBe(figure(asked, facts, { ...question, period: { from, to } }).value);
      }
    },
  );

  test('is the same alone and among others of its kind', [withFacts, asking], ([asked, facts], question) => {
    const together = metrics.filter(({ of }) => of === asked.of);
    const folds = createFolds([...together, asked], question);
    for (const fact of facts) folds.add(fact);
    expect(folds.figures()).toEqual([...together, asked].map((each) => figure(each, facts, question)));
  });

  test('needs nothing beyond its reach', [withFacts, asking], ([asked, facts], question) => {
    const reach = reachOf(question);
    const time = 'time' in asked.at ? asked.at.time : asked.at.from;
    const near = facts.filter((fact) => {
      const at = fact[time];
      if (typeof at !== 'number' || at >= reach.end) return false;
      if ('time' in asked.at) return at >= reach.start;
      const until = fact[asked.at.to];
      return typeof until !== 'number' || until >= reach.start;
    });
    expect(figure(asked, near, question)).toEqual(figure(asked, facts, question));
  });
});

example('nothing at all makes no figure, but a count of none', () => {
  const question: FigureQuestion = {
    ...{ period: { from: '2026-03-01', to: '2026-03-02' }, compare: null, bucket: 'day' },
    ...{ groupBy: 'teamId', filters: {}, zone: 'UTC', zones, now: start + 36 * hour },
  };
  for (const asked of metrics) {
    const { value, n, groups, series } = figure(asked, [], question);
    expect([value, n, groups]).toEqual([adds(asked) ? 0 : null, 0, []]);
    expect(series).toHaveLength(2);
  }
});
