import { z } from 'zod';
import type { DefinitionId } from '../../model/ids.ts';
import type { QueueContent } from '../../rules/definitions/queue.ts';
import type { Failure } from '../failure.ts';

export interface SavedQueue {
  readonly id: DefinitionId;
  readonly name: string;
  /** Everybody's, or the signed-in agent's alone. */
  readonly shared: boolean;
  /** May be changed by who is signed in. */
  readonly editable: boolean;
  readonly position: number;
  readonly content: QueueContent;
}

export interface QueueCount {
  readonly queueId: DefinitionId;
  readonly count: number;
}

/** Cases of a grouped list that stand together, in its order. */
export interface GroupCount {
  /** The value they share: a status, an id, a date as `2026-02-28`; null for none. */
  readonly key: string | null;
  /** The name of who or what the id stands for. */
  readonly name: string | null;
  readonly count: number;
}

export const mostInBulk = 20_000;

/** What can be done with many cases at once: the command that is run for each, `caseId` put in. */
export const bulkCommand = z.strictObject({
  name: z.enum(['case.assign', 'case.status', 'case.edit', 'case.tag', 'case.merge', 'case.set-parent', 'case.reply']),
  input: z.record(z.string(), z.json()),
});
export type BulkCommand = z.infer<typeof bulkCommand>;

/** A case that was left as it was, and why. */
export interface LeftOut {
  readonly caseId: string;
  readonly number: string | null;
  readonly failure: Failure;
}

/** How a change that can be undone is named. */
export type UndoToken = string;

export interface BulkResult {
  readonly done: number;
  /** Cases that were so already. */
  readonly same: number;
  /** The first of those that were refused; `refused` counts all. */
  readonly leftOut: readonly LeftOut[];
  readonly refused: number;
  /** Cancelled before all were done. */
  readonly cancelled: boolean;
  /** None when nothing was done. */
  readonly undo: UndoToken | null;
}

export interface BulkProgress {
  readonly id: string;
  readonly done: number;
  readonly total: number;
}

export interface UndoResult {
  /** Changes taken back: before they left, and by a change the other way. */
  readonly undone: number;
  readonly leftOut: readonly LeftOut[];
  readonly refused: number;
}
