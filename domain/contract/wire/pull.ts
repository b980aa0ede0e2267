import { z } from 'zod';
import { collectionNames } from '../../model/collections.ts';

const scope = z.custom<import('../../model/scope.ts').Scope>((v) => typeof v === 'string' && v.length > 0);
const collection = z.enum(collectionNames as [(typeof collectionNames)[number], ...(typeof collectionNames)[number][]]);

/** POST /v1/pull: what changed in each scope after the given version; -1 for a scope not held yet. */
export const pullRequest = z.strictObject({
  epoch: z.int(),
  /** The client's resync generation, echoed, so that an answer from before a resync is dropped. */
  generation: z.int(),
  cursors: z.record(z.string(), z.int()),
  /** Roughly how many rows to send at most. */
  limit: z.int().min(1).max(20_000),
  /** Ask for `behind`, which costs a count. */
  count: z.boolean().default(false),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** A value as a column holds it: instants and flags as integers, JSON fields as JSON text. */
export type ColumnValue = string | number | null;

/**
 * One scope's changes, oldest version first; a page never splits a version. Rows are arrays in the order that `columns` gives for
 * their collection (id, ver, rev, then fields). `reset`: forget what was held of this scope before this page.
 */
export const pullPage = z.object({
  scope,
  reset: z.boolean(),
  /** A page may hold thousands of rows: only their frame is checked here, each value where it is written. */
  rows: z.array(z.object({ collection, values: z.custom<readonly (readonly ColumnValue[])[]>(Array.isArray) })),
  /** Records that left the scope: deleted, or moved to the named one. */
  tombstones: z.array(z.object({ collection, id: z.uuid(), movedTo: scope.nullable() })),
  cursor: z.int(),
  /** Nothing newer in this scope in the server's snapshot. */
  final: z.boolean(),
});
export type PullPage = z.infer<typeof pullPage>;

export const pullResponse = z.object({
  epoch: z.int(),
  generation: z.int(),
  /** The request's cursors, echoed. */
  base: z.record(z.string(), z.int()),
  /** Every scope the agent may hold now; rows of others are to be dropped. */
  scopes: z.array(scope),
  columns: z.record(z.string(), z.array(z.string())),
  pages: z.array(pullPage),
  /** All scopes final in one snapshot of the server. */
  done: z.boolean(),
  /** Rows after the request's cursors, this answer's among them; only when asked for. */
  behind: z.int().optional(),
  serverTime: z.int(),
});
export type PullResponse = z.infer<typeof pullResponse>;
