import { z } from 'zod';
import { commandNamed } from '../../commands/registry.ts';
import { type Collection, collectionNames } from '../../model/collections.ts';
import { commandUid } from '../../model/ids.ts';
import { json } from '../../model/json.ts';
import { draftKey } from './draft-views.ts';
import { longestHoldMs } from './held-message.ts';
import type { UndoToken } from './queue-views.ts';

/** Answer to a saved command: it is durable on this device. */
export interface Saved {
  readonly uid: string;
  /** The id of the record it made, when it made one; the number of a new case. */
  readonly made: { readonly id: string; readonly number: string | null } | null;
  /** Names it for `undo.run`, while it can be undone. */
  readonly undo?: UndoToken;
}

/**
 * What a form had before its eyes when the person began to write. A colleague's change that arrives while they write is not overwritten
 * unseen then, but kept as a conflict.
 */
export const seenRecord = z.strictObject({
  collection: z.enum(collectionNames as [Collection, ...Collection[]]),
  id: z.uuid(),
  rev: z.int().min(0),
  fields: z.record(z.string(), json),
});
export type SeenRecord = z.input<typeof seenRecord>;

export const runCommand = z.strictObject({
  name: z.string().refine((name) => commandNamed(name) !== undefined, 'no such command'),
  input: json,
  /** Left out, the author saw what this device holds now. */
  seen: seenRecord.optional(),
  /** A refused command that this one stands in for: it is put aside in the same commit, so that both or neither happen. */
  replaces: commandUid.optional(),
  /** An earlier command that this one makes no sense without: they are taken back together, and refused together. */
  after: commandUid.optional(),
  /** It is saved at once, but leaves only after this long: until then it can be undone. */
  holdMs: z.int().min(0).max(longestHoldMs).optional(),
  /** The draft that it was until now: it goes in the same commit, so that nothing is offered to be sent twice. */
  draft: z.strictObject(draftKey).optional(),
});
/** How a command that was just made leaves. */
export type Leaving = Pick<z.input<typeof runCommand>, 'after' | 'holdMs' | 'draft'>;
