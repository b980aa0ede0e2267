import { describe, expect, it } from 'vitest';
import { dueGroupOf, groupByDue } from '#renderer/follow-ups/group-by-due.ts';
import { aFollowUp } from '../harness/case-views.ts';

const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const now = local(22, 14, 30);

describe('when a promise falls due', () => {
  it.each([
    ['overdue', local(22, 14, 29)],
    ['today', local(22, 14, 30)],
    ['today', local(22, 23, 59)],
    ['tomorrow', local(23, 0)],
    ['tomorrow', local(23, 23, 59)],
    ['later', local(24, 0)],
    ['overdue', local(1, 9)],
  ] as const)('%s', (group, dueAt) => {
    expect(dueGroupOf({ status: 'open', dueAt }, now)).toBe(group);
  });

  it('does not matter once it is done', () => {
    expect(dueGroupOf({ status: 'done', dueAt: local(1, 9) }, now)).toBe('done');
  });

  it('goes by the calendar where a day is longer or shorter', () => {
    // The last day of a month, and of the year.
    expect(
      dueGroupOf({ status: 'open', dueAt: new Date(2027, 0, 1).getTime() }, new Date(2026, 11, 31, 23).getTime()),
    ).toBe('tomorrow');
  });
});

it('groups come in their order, without empty ones, and keep the order inside', () => {
  const rows = [
    aFollowUp({ dueAt: local(24, 9), promise: 'a' }),
    aFollowUp({ dueAt: local(22, 9), promise: 'b' }),
    aFollowUp({ dueAt: local(30, 9), promise: 'c' }),
  ];
  expect(groupByDue(rows, now).map(({ group, rows: inGroup }) => [group, inGroup.map((row) => row.promise)])).toEqual([
    ['overdue', ['b']],
    ['later', ['a', 'c']],
  ]);
});
