import type { CaseId, CommandUid } from '../../model/ids.ts';

/** How long a message can be undone, in seconds. */
export const undoChoices = [0, 5, 10, 20] as const;

export const longestHoldMs = 20_000;

/** A message that is saved and has not left yet, so that its author can undo it. */
export interface HeldMessage {
  readonly uid: CommandUid;
  readonly kind: 'reply' | 'note';
  readonly caseId: CaseId;
  readonly caseNumber: string | null;
  /** Until it leaves, in milliseconds, when this was answered. */
  readonly leavesInMs: number;
}
