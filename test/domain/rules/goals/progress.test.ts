// How goals stand, told by hand; and what holds while a period goes by.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addsUp, fulfils, goalMetric, goalMetrics, targetScale, targetValue } from '#domain/rules/goals/goal-metric.ts';
import { goalState, goneOf, leastForGoal } from '#domain/rules/goals/progress.ts';

const metric = (name: string) => goalMetric(name) ?? expect.unreachable(`nobody can aim at ${name}`);
const state = (name: string, target: number, value: number | null, gone: number, n = leastForGoal) =>
  goalState(metric(name), target, { value, n }, gone);

describe('what adds up and is good news', () => {
  test.each([
    [0, 0, 'to-come'],
    [0.5, 50, 'on-track'],
    [0.5, 49, 'at-risk'],
    [0.5, 100, 'reached'],
    [1, 100, 'reached'],
    [1, 99, 'missed'],
  ])('after %d of the time, %d of 100: %s', (gone, value, expected) => {
    expect(state('solved', 100, value, gone, value)).toBe(expected);
  });
});

describe('what adds up and is bad news', () => {
  test.each([
    [0.5, 5, 'on-track'],
    [0.5, 6, 'at-risk'],
    [0.5, 11, 'missed'],
    [1, 10, 'reached'],
    [1, 11, 'missed'],
  ])('after %d of the time, %d of at most 10: %s', (gone, value, expected) => {
    expect(state('complaints', 10, value, gone, value)).toBe(expected);
  });
});

describe('a share, and a time to answer', () => {
  test.each([
    ['first-contact', 0.9, 0.5, 'on-track'],
    ['first-contact', 0.89, 0.5, 'at-risk'],
    ['first-contact', 0.9, 1, 'reached'],
    ['first-contact', 0.89, 1, 'missed'],
    ['reopen-rate', 0.9, 0.5, 'on-track'],
    ['reopen-rate', 0.91, 1, 'missed'],
  ])('%s at %d when %d of the time is gone: %s', (name, value, gone, expected) => {
    expect(state(name, 0.9, value, gone)).toBe(expected);
  });

  test('of too few records is not judged, also not when the period is over', () => {
    for (const gone of [0.5, 1]) {
      expect(state('first-contact', 0.9, 1, gone, leastForGoal - 1)).toBe('too-few');
      expect(state('first-response-median', 60_000, null, gone, 0)).toBe('too-few');
    }
  });
});

test('what stands is held against the target as it stands, however little there is', () => {
  expect(addsUp(metric('backlog'))).toBe(false);
  expect(state('backlog', 10, 3, 0.1, 3)).toBe('on-track');
  expect(state('backlog', 10, 12, 0.9, 12)).toBe('at-risk');
  expect(state('backlog', 10, 12, 1, 12)).toBe('missed');
});

test('nobody aims at what is neither good nor bad news', () => {
  expect(goalMetric('created')).toBeUndefined();
  expect(goalMetric('no-such-figure')).toBeUndefined();
  expect(goalMetrics.map(({ name }) => name)).toContain('first-contact');
});

test('a target is kept in whole numbers of its unit', () => {
  expect(targetScale).toEqual({ count: 1, ms: 1, share: 10_000, score: 100 });
  expect(targetValue(metric('first-contact'), 8750)).toBe(0.875);
  expect(targetValue(metric('first-response-median'), 60_000)).toBe(60_000);
});

test('the time that is gone runs from 0 to 1', () => {
  const span = { start: 1000, end: 3000 };
  expect([500, 1000, 2000, 3000, 9000].map((now) => goneOf(span, now))).toEqual([0, 0, 0.5, 1, 1]);
});

test('a period that is over and was judged is reached exactly where the target was met', () => {
  fc.assert(
    fc.property(fc.constantFrom(...goalMetrics), fc.nat(1000), fc.nat(1000), (aimed, target, value) => {
      const over = goalState(aimed, target, { value, n: 1000 }, 1);
      expect(over).toBe(fulfils(aimed, value, target) ? 'reached' : 'missed');
    }),
  );
});

test('what is decided while the period runs stays so, whatever is added', () => {
  const adding = goalMetrics.filter(addsUp);
  const part = fc.double({ min: 0.001, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...adding),
      fc.nat(100),
      fc.nat(200),
      fc.nat(100),
      part,
      part,
      (aimed, target, value, more, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const before = goalState(aimed, target, { value, n: value }, early);
        if (before !== 'reached' && before !== 'missed') return;
        expect(goalState(aimed, target, { value: value + more, n: value + more }, late)).toBe(before);
      },
    ),
  );
});
