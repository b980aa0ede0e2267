import { z } from 'zod';
import { collectionNames } from '../../model/collections.ts';
import { eraseOrder } from './erase.ts';

const scope = z.custom<import('../../model/scope.ts').Scope>((v) => typeof v === 'string' && v.length > 0);
const collection = z.enum(collectionNames as [(typeof collectionNames)[number], ...(typeof collectionNames)[number][]]);

/**
 * How far a snapshot is: the keyset walk over all records of some scopes, collection after collection, newest id first. `at`: the
 * version each scope had when the walk began, from which changes are pulled afterwards. `after`: where the last page ended, records of
 * `collection` with ids not below `below` are done; null while only the glance was read.
 */
export const snapshotPosition = z.strictObject({
  at: z.record(z.string(), z.int()),
  after: z.strictObject({ collection, below: z.uuid().nullable() }).nullable(),
});
export type SnapshotPosition = z.infer<typeof snapshotPosition>;

/**
 * POST /v1/pull: what changed in each scope after the given version. Scopes without a cursor, or with one older than the tombstones
 * kept, are read by a snapshot first.
 */
export const pullRequest = z.strictObject({
  epoch: z.int(),
  /** The client's resync generation, echoed, so that an answer from before a resync is dropped. */
  generation: z.int(),
  cursors: z.record(z.string(), z.int()),
  /**
   * The highest number of this device's commands that the server answered in this epoch. A server that knows less was put back to an
   * older state, though its counters may have moved on since.
   */
  acknowledged: z.int().min(0).default(0),
  /** Where the snapshot under way stands; null when none is. */
  snapshot: snapshotPosition.nullable().default(null),
  /** Roughly how many rows to send at most. */
  limit: z.int().min(1).max(20_000),
  /** Ask for `behind`, which costs a count. */
  count: z.boolean().default(false),
  /** Ask for `standing`, which costs a count too. */
  standing: z.boolean().exactOptional(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** A value as a column holds it: instants and flags as integers, JSON fields as JSON text. */
export type ColumnValue = string | number | null;

/**
 * One scope's changes, oldest version first; a page never splits a version. Rows are arrays in the order that `columns` gives for
 * their collection (id, ver, rev, then fields).
 */
export const pullPage = z.object({
  scope,
  /** A page may hold thousands of rows: only their frame is checked here, each value where it is written. */
  rows: z.array(z.object({ collection, values: z.custom<readonly (readonly ColumnValue[])[]>(Array.isArray) })),
  /** Records that left the scope: deleted, or moved to the named one. */
  tombstones: z.array(z.object({ collection, id: z.uuid(), movedTo: scope.nullable() })),
  cursor: z.int(),
  /** Nothing newer in this scope in the server's snapshot. */
  final: z.boolean(),
});
export type PullPage = z.infer<typeof pullPage>;

/**
 * One page of a snapshot. The first is a glance: the agent's own open cases and the newest, with what is seen beside them, in no range,
 * so that work can begin. A range says that of the snapshot's scopes and this collection exactly the page's rows exist from `downTo`
 * (null: the end) to just below `below` (null: the beginning). After the `last` page the device holds the scopes as of `at` or later.
 */
export const snapshotPage = z.object({
  position: snapshotPosition,
  rows: z.array(z.object({ scope, collection, values: z.custom<readonly (readonly ColumnValue[])[]>(Array.isArray) })),
  ranges: z.array(z.object({ collection, below: z.uuid().nullable(), downTo: z.uuid().nullable() })),
  last: z.boolean(),
});
export type SnapshotPage = z.infer<typeof snapshotPage>;

/**
 * What a scope holds, against silent drift: how many records, the sum of their ids' last 32 bits modulo 2^48, and the sum of their
 * versions.
 */
export const scopeCheck = z.object({ rows: z.int(), ids: z.int(), vers: z.int() });
export type ScopeCheck = z.infer<typeof scopeCheck>;

/** What a device can only be told of the whole: others may hold unsent work, and what was closed long ago is here no more. */
export const workspaceStanding = z.object({
  /** Devices that were in use in the last two weeks, and those of them that were in touch in the last minutes. */
  known: z.int(),
  current: z.int(),
  /** Cases that were closed so many days ago are taken to the archive; null: never. */
  archiveDays: z.int().nullable(),
  /** How the server can bring scheduled reports to people. */
  delivery: z.object({ mail: z.boolean(), folder: z.boolean() }).optional(),
});
export type WorkspaceStanding = z.infer<typeof workspaceStanding>;

export const pullResponse = z.object({
  epoch: z.int(),
  generation: z.int(),
  /** The request's cursors, echoed. */
  base: z.record(z.string(), z.int()),
  /** Every scope the agent may hold now; rows of others are to be dropped. */
  scopes: z.array(scope),
  columns: z.record(z.string(), z.array(z.string())),
  pages: z.array(pullPage),
  /** While scopes are read anew; `pages` is empty then. */
  snapshot: snapshotPage.optional(),
  /** All scopes final in one snapshot of the server. */
  done: z.boolean(),
  /** What this device has to erase, until it says that it is done. */
  orders: z.array(eraseOrder).optional(),
  /** By scope, when `done`. */
  checks: z.record(z.string(), scopeCheck).optional(),
  /** Rows that are still to come, this answer's among them; only when asked for. */
  behind: z.int().optional(),
  /** When `done`, and only when asked for. */
  standing: workspaceStanding.optional(),
  serverTime: z.int(),
});
export type PullResponse = z.infer<typeof pullResponse>;
