import { describe, expect, test } from 'vitest';
import { type HandoffState, handoffStates } from '#domain/model/choices.ts';
import { isAskedSide, isAskingSide, isHandoffOverdue, isOpenHandoff, mayHandoffMove } from '#domain/rules/handoff.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';

// Rows: from; columns: to, in the order of the list of states.
const table: Record<HandoffState, string> = {
  //           asked accepted declined returned withdrawn
  asked: /*   */ '.    x        x        x        x',
  accepted: /**/ '.    .        x        x        x',
  declined: /**/ 'x    .        .        .        x',
  returned: /**/ '.    .        .        .        .',
  withdrawn: /**/ '.    .        .        .        .',
};

const pairs = handoffStates.flatMap((from) => {
  const cells = table[from].split(/\s+/);
  return handoffStates.map((to, column) => ({ from, to, legal: cells[column] === 'x' }));
});

describe('a handoff', () => {
  test.each(pairs)('$from to $to: $legal', ({ from, to, legal }) => {
    expect(mayHandoffMove(from, to)).toBe(legal);
  });

  test('is overdue only while somebody owes something, and not at the very moment', () => {
    const late = handoffStates.filter((state) => isHandoffOverdue({ state, dueAt: noon }, noon + 1));
    expect(late).toEqual(['asked', 'accepted']);
    expect(handoffStates.filter(isOpenHandoff)).toEqual(late);
    expect(isHandoffOverdue({ state: 'asked', dueAt: noon }, noon)).toBe(false);
  });

  const sides = { fromTeamId: ids.team(1), toTeamId: ids.team(2), toAgentId: ids.agent(2) };
  const actor = (n: number, teams: readonly number[], role: 'agent' | 'lead' = 'agent') => ({
    id: ids.agent(n),
    role,
    teamIds: teams.map(ids.team),
  });

  test.each([
    ['a member of the team that asked', actor(1, [1]), true, false],
    ['the person asked', actor(2, [2]), false, true],
    ['the person asked, who changed teams', actor(2, [3]), false, true],
    ['a colleague of theirs', actor(3, [2]), false, true],
    ['somebody else', actor(4, [3]), false, false],
    ['a lead', actor(5, [3], 'lead'), true, true],
  ])('%s', (_who, by, asks, answers) => {
    expect([isAskingSide(by, sides), isAskedSide(by, sides)]).toEqual([asks, answers]);
  });

  test('of a partner is answered by the team that asked, for the partner has no account', () => {
    const outside = { ...sides, toTeamId: null, toAgentId: null };
    expect(isAskedSide(actor(1, [1]), outside)).toBe(true);
    expect(isAskedSide(actor(2, [2]), outside)).toBe(false);
  });
});
