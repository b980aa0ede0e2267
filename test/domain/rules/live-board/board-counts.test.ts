import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStatuses, channels } from '#domain/model/choices.ts';
import { type BoardCase, bandOf, riskBands, turnOf, turns, waitsSince } from '#domain/rules/live-board/board-case.ts';
import { BoardTally, boardPicks, isPicked } from '#domain/rules/live-board/board-counts.ts';
import { clockKinds } from '#domain/rules/sla/service-level.ts';
import { test } from '../../../harness/fast-check.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 10);

const plain: BoardCase = {
  ...{ teamId: 'north', assigneeId: null, status: 'open', channel: 'email', openedAt: now - 60 * minute },
  ...{ firstRepliedAt: null, awaitingSince: null, clock: null, dueAt: null },
};

describe('what is due', () => {
  it.each([
    ['a millisecond ago', -1, 'overdue'],
    ['now', 0, 'soon'],
    ['in half an hour', 30 * minute, 'soon'],
    ['a moment later than that', 30 * minute + 1, 'later'],
    ['in two hours', 120 * minute, 'later'],
    ['after that', 120 * minute + 1, null],
  ])('%s', (_, away, band) => {
    expect(bandOf(now + away, now)).toBe(band);
  });

  it('is nothing where nothing is promised or a pause leaves it open', () => {
    expect(bandOf(null, now)).toBeNull();
  });
});

describe('whose turn it is', () => {
  it.each([
    ['new', null, 'us'],
    ['open', null, 'us'],
    ['reopened', null, 'us'],
    ['pending-customer', null, 'customer'],
    ['pending-third-party', null, 'others'],
    ['on-hold', null, 'others'],
    // A message waits for an answer, whatever the status says.
    ['pending-customer', now - minute, 'us'],
    ['on-hold', now - minute, 'us'],
  ] as const)('%s, waiting since %s', (status, awaitingSince, turn) => {
    expect(turnOf({ status, awaitingSince })).toBe(turn);
  });
});

describe('since when the customer waits', () => {
  it('is since their message, also where the case was answered before', () => {
    expect(waitsSince({ ...plain, firstRepliedAt: now - 50 * minute, awaitingSince: now - minute })).toBe(now - minute);
  });

  it('is since the opening where nobody answered yet', () => {
    expect(waitsSince(plain)).toBe(now - 60 * minute);
  });

  it('is not at all where the opening was a conversation, somebody answered, or it is not our turn', () => {
    expect(waitsSince({ ...plain, channel: 'phone' })).toBeNull();
    expect(waitsSince({ ...plain, channel: 'visit' })).toBeNull();
    expect(waitsSince({ ...plain, firstRepliedAt: now - minute })).toBeNull();
    expect(waitsSince({ ...plain, status: 'pending-third-party' })).toBeNull();
  });
});

describe('the tally', () => {
  it('counts by team and by person', () => {
    const tally = new BoardTally(now);
    tally.add({ ...plain, dueAt: now - minute });
    tally.add({ ...plain, assigneeId: 'ada', awaitingSince: now - 3 * minute, dueAt: now + 10 * minute });
    tally.add({ ...plain, teamId: 'south', assigneeId: 'ada', status: 'pending-customer' });
    const none = { others: 0, later: 0 };
    expect(tally.all).toEqual({
      ...{ ...none, open: 3, unassigned: 1, us: 2, customer: 1, overdue: 1, soon: 1 },
      waitsSince: now - 60 * minute,
    });
    expect(tally.ofTeam('south')).toEqual({
      ...{ ...none, open: 1, unassigned: 0, us: 0, customer: 1, overdue: 0, soon: 0 },
      waitsSince: null,
    });
    expect(tally.ofAgent('ada')).toEqual({
      ...{ ...none, open: 2, unassigned: 0, us: 1, customer: 1, overdue: 0, soon: 1 },
      waitsSince: now - 3 * minute,
    });
    expect(tally.ofTeam('nowhere')).toMatchObject({ open: 0, waitsSince: null });
  });

  const someTime = fc.option(fc.integer({ min: now - 200 * minute, max: now }));
  const someCase: fc.Arbitrary<BoardCase> = fc.record({
    teamId: fc.constantFrom('north', 'south', 'west'),
    assigneeId: fc.constantFrom(null, 'ada', 'ben'),
    status: fc.constantFrom(...caseStatuses.filter((status) => status !== 'solved' && status !== 'closed')),
    channel: fc.constantFrom(...channels),
    openedAt: fc.integer({ min: now - 200 * minute, max: now }),
    firstRepliedAt: someTime,
    awaitingSince: someTime,
    clock: fc.constantFrom(null, ...clockKinds),
    dueAt: fc.option(fc.integer({ min: now - 200 * minute, max: now + 200 * minute })),
  });

  test(
    'teams add up to the whole, it is always one side’s turn, and every number is of the cases that are picked by it',
    [fc.array(someCase, { maxLength: 30 })],
    (cases) => {
      const tally = new BoardTally(now);
      for (const each of cases) tally.add(each);
      for (const pick of boardPicks) {
        const parts = ['north', 'south', 'west'].map((team) => tally.ofTeam(team)[pick]);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(tally.all[pick]);
        expect(cases.filter((each) => isPicked(pick, each, now))).toHaveLength(tally.all[pick]);
      }
      expect(turns.reduce((sum, turn) => sum + tally.all[turn], 0)).toBe(cases.length);
      expect(riskBands.reduce((sum, band) => sum + tally.all[band], 0)).toBeLessThanOrEqual(cases.length);
      const waits = cases.flatMap((each) => waitsSince(each) ?? []);
      expect(tally.all.waitsSince).toBe(waits.length === 0 ? null : Math.min(...waits));
    },
  );
});
