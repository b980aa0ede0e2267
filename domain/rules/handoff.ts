import type { HandoffState } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { type Actor, mayWorkIn } from './rights.ts';

/** The legal moves of a handoff. One that was declined may be asked of somebody else; a result or a withdrawal is the end of it. */
const moves: Readonly<Record<HandoffState, readonly HandoffState[]>> = {
  asked: ['accepted', 'declined', 'returned', 'withdrawn'],
  accepted: ['declined', 'returned', 'withdrawn'],
  declined: ['asked', 'withdrawn'],
  returned: [],
  withdrawn: [],
};

export function mayHandoffMove(from: HandoffState, to: HandoffState): boolean {
  return moves[from].includes(to);
}

/** Somebody still owes an answer or a result. */
export function isOpenHandoff(state: HandoffState): boolean {
  return state === 'asked' || state === 'accepted';
}

export function isHandoffOverdue(handoff: Pick<FieldsOf<'handoff'>, 'state' | 'dueAt'>, now: number): boolean {
  return isOpenHandoff(handoff.state) && handoff.dueAt < now;
}

type Sides = Pick<FieldsOf<'handoff'>, 'fromTeamId' | 'toTeamId' | 'toAgentId'>;

/** The team that asked: it may withdraw, and say anew by when. */
export function isAskingSide(actor: Actor, handoff: Sides): boolean {
  return mayWorkIn(actor, handoff.fromTeamId);
}

/** Who may answer: who was asked, and their team. What a partner outside says is written down by the team that asked. */
export function isAskedSide(actor: Actor, handoff: Sides): boolean {
  if (handoff.toTeamId === null) return isAskingSide(actor, handoff);
  return handoff.toAgentId === actor.id || mayWorkIn(actor, handoff.toTeamId);
}
