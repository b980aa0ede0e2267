import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { holdingKey } from '#domain/rules/holding-key.ts';
import { followUpOfTerm, reminderDay, termOn } from '#domain/rules/holding-term.ts';
import { ids } from '../../builders/ids.ts';

describe('how a warranty or a contract stands', () => {
  test.each([
    // from, until, remind, today: state, days
    [null, null, 30, '2026-11-22', 'none', null],
    ['2026-12-01', null, 30, '2026-11-22', 'ahead', null],
    ['2026-12-01', '2027-11-30', 30, '2026-11-22', 'ahead', 373],
    ['2026-12-01', '2027-11-30', 30, '2026-12-01', 'running', 364],
    ['2025-11-23', '2026-12-23', 30, '2026-11-22', 'running', 31],
    ['2025-11-23', '2026-12-22', 30, '2026-11-22', 'ending', 30],
    // Its last day still counts, and the day after does not.
    ['2025-11-23', '2026-11-22', 30, '2026-11-22', 'ending', 0],
    ['2025-11-23', '2026-11-22', 30, '2026-11-23', 'over', -1],
    // Over a leap day, and from one year into the next.
    [null, '2028-03-01', 1, '2028-02-28', 'running', 2],
    [null, '2027-03-01', 1, '2027-02-28', 'ending', 1],
    [null, '2027-01-01', 0, '2026-12-31', 'running', 1],
    // What ends before it begins is over once its end has passed, whatever it says.
    ['2027-01-01', '2026-01-01', 30, '2026-11-22', 'over', -325],
  ] as const)(
    'from %s until %s, %i days before: on %s it is %s, %s days',
    (startsOn, endsOn, remindDays, today, state, days) => {
      expect(termOn({ startsOn, endsOn, remindDays }, today)).toEqual({ state, days });
    },
  );

  test('never comes back once it is over, and each day takes one off', () => {
    const day = fc.integer({ min: 10, max: 60_000 }).map(dateOf);
    fc.assert(
      fc.property(
        fc.option(day, { nil: null }),
        day,
        fc.integer({ min: 0, max: 90 }),
        day,
        (startsOn, endsOn, remindDays, today) => {
          const dated = { startsOn, endsOn, remindDays };
          const [now, then] = [termOn(dated, today), termOn(dated, dateOf(dayNumber(today) + 1))];
          expect(then.days).toBe((now.days ?? 0) - 1);
          if (now.state === 'over') expect(then.state).toBe('over');
          if (now.state === 'ending') expect(['ending', 'over']).toContain(then.state);
        },
      ),
    );
  });
});

test.each([
  ['2026-12-31', 30, '2026-11-22', '2026-12-01'],
  ['2026-12-31', 60, '2026-11-22', '2026-11-22'],
  ['2026-11-01', 30, '2026-11-22', '2026-11-22'],
  ['2026-12-31', 0, '2026-11-22', '2026-12-31'],
  ['1970-01-05', 3650, '1970-01-02', '1970-01-02'],
])(
  'what ends on %s and is to be thought of %i days before is due, asked on %s, on %s',
  (endsOn, remindDays, today, due) => {
    expect(reminderDay({ endsOn, remindDays }, today)).toBe(due);
  },
);

test('each last day has a follow-up of its own, the same wherever it is asked for', () => {
  const of = (n: number, day: string) => followUpOfTerm(ids.holding(n), day);
  expect(of(1, '2026-12-31')).toBe(of(1, '2026-12-31'));
  const days = ['1970-01-02', '2026-12-30', '2026-12-31', '2149-06-06'];
  expect(new Set([...days.map((day) => of(1, day)), of(2, '2026-12-31')]).size).toBe(5);
});

test.each([
  ['SN-2024 001a', 'sn2024001a'],
  ['ＳＮ２０２４／００１Ａ', 'sn2024001a'],
  ['合同〔2026〕第12號', '合同2026第12号'],
  [' -–— ', ''],
])('the number %s is found by %s', (number, key) => {
  expect(holdingKey(number)).toBe(key);
});
