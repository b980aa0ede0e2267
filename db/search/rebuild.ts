import type { Collection } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import { defaultPhoneSettings, type PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, removeReplicaMeta, setReplicaMeta } from '../replica/meta.ts';
import { leaveAllBehind } from './behind.ts';
import { rowsBetween } from './index-rows.ts';
import { mergeSegments, writeUnmerged } from './merge.ts';
import { phoneSettings } from './phone-settings.ts';
import { searchTables } from './search-tables.ts';
import { sideIndexOf } from './side-indexes.ts';
import { type Slices, untimed } from './slice.ts';

/** To be raised with every change in what records are found by: folding, cutting, pinyin, what goes into an index. */
const searchRecipe = '5';

const indexed: readonly Collection[] = ['article', 'organisation', 'customer', 'holding', 'case'];
/** What is said comes in such numbers that it always follows: see behind.ts. */
const following: readonly Collection[] = ['call', 'entry'];
const sideTables = [
  ...['case_alias', 'case_tag', 'customer_phone', 'customer_order', 'customer_key', 'holding_key', 'search_behind'],
  ...['organisation_phone', 'organisation_named'],
];

/** True when every record is indexed by today's recipe. Until then a search may miss some. */
export function isSearchCurrent(db: ReplicaReader): boolean {
  return getReplicaMeta(db, 'search-recipe') === searchRecipe && getReplicaMeta(db, 'search-rebuild') === undefined;
}

/** Takes everything out of the index; of a store without records it is then current. */
export function emptySearch(db: ReplicaWriter): void {
  for (const table of searchTables) sql(db, `insert into ${table} (${table}) values ('delete-all')`).run();
  for (const table of sideTables) sql(db, `delete from ${table}`).run();
  setReplicaMeta(db, 'search-recipe', searchRecipe);
}

/** A slice of the work: at most so many records, and no more once it has lasted long enough. */
interface Slice {
  readonly limit: number;
  readonly isSpent: () => boolean;
}

/** Indexes a slice of records after `rid` and returns the last one's rid, or nothing when there was none left. */
function indexSome(
  db: ReplicaWriter,
  collection: Collection,
  rid: number,
  { limit, isSpent }: Slice,
): number | undefined {
  const index = sideIndexOf(collection);
  const rows = rowsBetween(db, collection, { low: rid + 1, high: Number.MAX_SAFE_INTEGER, limit });
  let last: number | undefined;
  for (const { rid: at, row } of rows) {
    if (last !== undefined && isSpent()) break;
    // It may have been saved, and so indexed, since the rebuild began.
    index?.remove(db, at, row);
    index?.add(db, at, row);
    last = at;
  }
  return last;
}

interface Rereading {
  readonly settings: PhoneSettings;
  /** The last record whose numbers were read by these; none once all were. */
  readonly rid: number | null;
  /** Whose numbers are being read: organisations come before customers. */
  readonly collection?: 'organisation';
}

function rereading(db: ReplicaReader): Rereading {
  const kept = getReplicaMeta(db, 'phones-read-by');
  return kept === undefined ? { settings: defaultPhoneSettings, rid: null } : (JSON.parse(kept) as Rereading);
}

/** The place after so many more; organisations are followed by customers. */
function rereadSome(db: ReplicaWriter, { settings, rid, collection }: Rereading, slice: Slice): Rereading {
  const last = indexSome(db, collection ?? 'customer', rid ?? 0, slice);
  if (collection === undefined) return { settings, rid: last ?? null };
  return last === undefined ? { settings, rid: 0 } : { settings, rid: last, collection };
}

/**
 * Reads everybody's phone numbers anew when the workspace changed how they are read, some with each step. Until then a number is found by how it was
 * read before.
 */
export function* rereadPhones(db: ReplicaWriter, limit = 100, slices: Slices = untimed): Generator<void> {
  for (;;) {
    const settings = phoneSettings(db);
    const at = rereading(db);
    const isNew = !sameJson(at.settings, settings);
    if (!isNew && at.rid === null) return;
    const from: Rereading = isNew ? { settings, rid: 0, collection: 'organisation' } : at;
    const slice = { limit, isSpent: slices() };
    const tables = sideIndexOf(from.collection ?? 'customer')?.tables ?? [];
    writeUnmerged(db, tables, () => {
      setReplicaMeta(db, 'phones-read-by', JSON.stringify(rereadSome(db, from, slice)));
    });
    yield;
    yield* mergeSegments(db, tables);
  }
}

/** The place a rebuild has come to. */
interface Progress {
  readonly collection: Collection;
  readonly rid: number;
}

function oneSlice(db: ReplicaWriter, { collection, rid }: Progress, slice: Slice): Progress | undefined {
  const last = indexSome(db, collection, rid, slice);
  if (last !== undefined) return { collection, rid: last };
  const next = indexed[indexed.indexOf(collection) + 1];
  return next && { collection: next, rid: 0 };
}

/** Takes everything out of the index, to be made anew by `rebuildSearch` and `indexBehind`. */
export function startRebuild(db: ReplicaWriter): void {
  const [first = 'case'] = indexed;
  transaction(db, () => {
    emptySearch(db);
    for (const collection of following) leaveAllBehind(db, collection);
    setReplicaMeta(db, 'search-rebuild', JSON.stringify({ collection: first, rid: 0 } satisfies Progress));
  });
}

/** About how many records a rebuild has still to come to. */
export function recordsToRebuild(db: ReplicaReader): number {
  const kept = getReplicaMeta(db, 'search-rebuild');
  if (kept === undefined) return 0;
  const { collection, rid } = JSON.parse(kept) as Progress;
  const left = indexed.slice(indexed.indexOf(collection)).map((each) => {
    const { last } = sql(db, `select max(rid) as last from "${each}"`).get<{ last: number | null }>() ?? { last: null };
    return Math.max(0, (last ?? 0) - (each === collection ? rid : 0));
  });
  return left.reduce((sum, count) => sum + count, 0);
}

/**
 * Indexes everything anew when the recipe has changed, at most `limit` records with each step, so that other work goes on in between.
 * Every step is durable: cut short, the next call goes on where this one stopped.
 */
export function* rebuildSearch(db: ReplicaWriter, limit = 200, slices: Slices = untimed): Generator<void> {
  if (isSearchCurrent(db)) return;
  if (getReplicaMeta(db, 'search-recipe') !== searchRecipe) startRebuild(db);
  for (let at = getReplicaMeta(db, 'search-rebuild'); at !== undefined; at = getReplicaMeta(db, 'search-rebuild')) {
    const from = JSON.parse(at) as Progress;
    const slice = { limit, isSpent: slices() };
    const tables = sideIndexOf(from.collection)?.tables ?? [];
    writeUnmerged(db, tables, () => {
      const next = oneSlice(db, from, slice);
      if (next) setReplicaMeta(db, 'search-rebuild', JSON.stringify(next));
      else removeReplicaMeta(db, 'search-rebuild');
    });
    yield;
    yield* mergeSegments(db, tables);
  }
}
