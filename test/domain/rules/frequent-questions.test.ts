import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FrequentQuestion, frequentQuestions } from '#domain/rules/frequent-questions.ts';
import type { AskedCase } from '#domain/rules/repeat-questions.ts';
import { weeklyTrend } from '#domain/rules/weekly-trend.ts';
import { day, hour, noon } from '../../builders/times.ts';

const asked = (id: string, subject: string, daysAgo = 0): AskedCase => ({
  id,
  subject,
  openedAt: noon - daysAgo * day,
});
const group = (cases: readonly AskedCase[], likeness = 56): readonly FrequentQuestion[] => {
  const finding = frequentQuestions(cases, likeness);
  for (let step = finding.next(); ; step = finding.next()) if (step.done) return step.value;
};
const idsOf = (questions: readonly FrequentQuestion[]) => questions.map(({ cases }) => cases.map(({ id }) => id));

describe('what is asked often', () => {
  const refunds = [asked('a', '退款没到账', 9), asked('b', '退款没到账', 3), asked('c', '退款還沒有到賬', 1)];

  test('is put together by likeness, in the words that are used most, the oldest case first', () => {
    expect(group([...refunds, asked('x', '门锁报警', 2)])).toEqual([
      { id: 'a', subject: '退款没到账', cases: refunds },
    ]);
  });

  test('comes before what is asked less; what was asked once is no question', () => {
    const locks = [asked('x', '门锁报警', 2), asked('y', '门锁报警', 1)];
    expect(idsOf(group([...locks, asked('z', '发票怎么开'), ...refunds]))).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });

  test('goes to the most alike, not to the first that is alike', () => {
    const cases = [
      ...['a1', 'a2', 'a3'].map((id) => asked(id, 'printer offline after update')),
      ...['b1', 'b2'].map((id) => asked(id, 'printer offline after sleep')),
      asked('c', 'printer offline after deep sleep'),
    ];
    expect(idsOf(group(cases, 80))).toEqual([
      ['a1', 'a2', 'a3'],
      ['b1', 'b2', 'c'],
    ]);
  });

  test('is told apart by how alike the workspace says it shall be, by order numbers, and not at all where nothing is said', () => {
    expect(idsOf(group(refunds, 95))).toEqual([['a', 'b']]);
    expect(group([asked('a', '订单 10001 没到'), asked('b', '订单 10002 没到')])).toEqual([]);
    expect(group([asked('a', '？！'), asked('b', '？！')])).toEqual([]);
  });
});

const subjects = [
  '退款没到账',
  '退款还没有到账',
  '退款沒到賬',
  '门锁报警',
  '门锁又报警',
  '报警门锁',
  'printer offline',
  '…',
];
const cases = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 99 }).map((n) => `c${n}`),
      subject: fc.oneof(
        fc.constantFrom(...subjects),
        fc.string({ unit: fc.constantFrom(...'退款门锁报警没到账 ab'), maxLength: 8 }),
      ),
      openedAt: fc.integer({ min: 0, max: 24 * 80 }).map((hours) => noon - hours * hour),
    }),
    { maxLength: 30, selector: ({ id }) => id },
  )
  .map((all): readonly AskedCase[] => all);
const likeness = fc.integer({ min: 30, max: 95 });

describe('whatever was asked', () => {
  test('the questions are the same in whatever order the cases are held', () => {
    const shuffled = cases.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, likeness, ([one, other], by) => {
        expect(group(other, by)).toEqual(group(one, by));
      }),
    );
  });

  test('a case is in one question at most, and every question has two or more, the most asked first', () => {
    fc.assert(
      fc.property(cases, likeness, (all, by) => {
        const questions = group(all, by);
        const ids = idsOf(questions).flat();
        expect(new Set(ids).size).toBe(ids.length);
        expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
        const counts = questions.map((question) => question.cases.length);
        expect(Math.min(2, ...counts)).toBe(2);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
    );
  });

  test('cases in the same words are always together', () => {
    fc.assert(
      fc.property(cases, likeness, (all, by) => {
        const placeOf = new Map(
          group(all, by).flatMap((question) => question.cases.map(({ id }) => [id, question.id])),
        );
        for (const same of Map.groupBy(all, ({ subject }) => subject).values())
          expect(new Set(same.map(({ id }) => placeOf.get(id))).size).toBe(1);
      }),
    );
  });
});

describe('the trend by week', () => {
  test('counts weeks back from the end, the first as long as the period leaves it', () => {
    const trend = weeklyTrend([noon, noon - 6 * day, noon - 7 * day, noon - 9 * day], noon - 10 * day, noon);
    expect(trend).toEqual([
      { from: noon - 10 * day, count: 2 },
      { from: noon - 7 * day, count: 2 },
    ]);
  });

  test('loses nothing: its weeks sum to what was asked', () => {
    const moments = fc.array(fc.integer({ min: -30, max: 400 }).map((days) => noon - days * day));
    fc.assert(
      fc.property(moments, fc.constantFrom(7, 30, 90, 365), (all, days) => {
        const trend = weeklyTrend(all, noon - days * day, noon);
        expect(trend.length).toBe(Math.ceil(days / 7));
        expect(trend.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});
