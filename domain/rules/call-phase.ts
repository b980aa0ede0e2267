/** Where a call stands. `done` is one that stands in the call book. */
export const callPhases = ['ringing', 'talking', 'on-hold', 'wrap-up', 'done', 'missed'] as const;
export type CallPhase = (typeof callPhases)[number];

/** What an agent does with a call by hand. */
export const handMoves = ['answered', 'held', 'resumed', 'ended'] as const;
export type HandMove = (typeof handMoves)[number];

/** What happens to a call: on the telephone, by hand, or when its note is saved. */
export type CallMove = HandMove | 'missed' | 'saved';

const after: Readonly<Record<CallPhase, Readonly<Partial<Record<CallMove, CallPhase>>>>> = {
  ringing: { answered: 'talking', missed: 'missed', ended: 'missed', saved: 'done' },
  talking: { held: 'on-hold', ended: 'wrap-up', saved: 'done' },
  // Some telephones say `answered` again when a call is taken back.
  'on-hold': { resumed: 'talking', answered: 'talking', ended: 'wrap-up', saved: 'done' },
  // Ended by mistake, or the caller was put through once more.
  'wrap-up': { resumed: 'talking', answered: 'talking', saved: 'done' },
  missed: { answered: 'talking', saved: 'done' },
  done: {},
};

/** The phase that follows; undefined when the move tells nothing about a call that stands there. */
export function phaseAfter(phase: CallPhase, move: CallMove): CallPhase | undefined {
  return after[phase][move];
}
