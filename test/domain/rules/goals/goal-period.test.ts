import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goalPeriods } from '#domain/model/goal-fields.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { periodAround, periodsOf, targetOn } from '#domain/rules/goals/goal-period.ts';

test.each([
  ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
  ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
  ['month', '2028-02-15', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ['quarter', '2026-11-23', '2026-10-01', '2026-12-31'],
  ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
] as const)('the %s of %s is %s to %s', (kind, day, from, to) => {
  expect(periodAround(kind, day)).toEqual({ from, to });
});

describe('the periods of a goal', () => {
  const goal = { period: 'month', startsOn: '2026-09-10', endsOn: null } as const;

  test('go back from today, cut to its days', () => {
    expect(periodsOf(goal, '2026-11-23', 7)).toEqual([
      { from: '2026-11-01', to: '2026-11-30' },
      { from: '2026-10-01', to: '2026-10-31' },
      { from: '2026-09-10', to: '2026-09-30' },
    ]);
    expect(periodsOf(goal, '2026-11-23', 2)).toHaveLength(2);
  });

  test('end with its last day', () => {
    const ended = { ...goal, endsOn: '2026-10-15' };
    expect(periodsOf(ended, '2026-11-23', 7)[0]).toEqual({ from: '2026-10-01', to: '2026-10-15' });
  });

  test('are the first one alone while it has not begun', () => {
    expect(periodsOf(goal, '2026-08-01', 7)).toEqual([{ from: '2026-09-10', to: '2026-09-30' }]);
  });

  test('follow one another without a gap, whatever the days', () => {
    const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2028-12-31') }).map(dateOf);
    fc.assert(
      fc.property(fc.constantFrom(...goalPeriods), day, day, (period, one, other) => {
        const [startsOn, today] = one < other ? [one, other] : [other, one];
        const found = periodsOf({ period, startsOn, endsOn: null }, today, 1000);
        expect(found.at(-1)?.from).toBe(startsOn);
        expect(found[0] && found[0].from <= today && found[0].to >= today).toBe(true);
        for (const [at, { from }] of found.slice(0, -1).entries())
          expect(dayNumber(from)).toBe(dayNumber(found[at + 1]?.to ?? '') + 1);
      }),
    );
  });
});

test('a period is judged by what was said last of its last day', () => {
  const steps = [
    { from: '2026-01-01', target: 80 },
    { from: '2026-11-01', target: 90 },
    { from: '2026-10-01', target: 85 },
  ];
  expect(targetOn(steps, '2026-09-30')).toBe(80);
  expect(targetOn(steps, '2026-10-31')).toBe(85);
  // What was said last holds from October on.
  expect(targetOn(steps, '2026-11-30')).toBe(85);
  expect(targetOn(steps, '2025-12-31')).toBe(80);
  expect(targetOn([], '2026-01-01')).toBeUndefined();
});
