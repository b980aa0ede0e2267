import type { Collection } from '#domain/model/collections.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { rowsBetween } from './index-rows.ts';
import { mergeSegments, writeUnmerged } from './merge.ts';
import type { SideIndex } from './side-index.ts';
import { sideIndexOf } from './side-indexes.ts';
import { type Slices, untimed } from './slice.ts';

interface Range {
  readonly collection: Collection;
  readonly low: number;
  readonly high: number;
}

/** Puts down that these records are not in the index yet, as ranges; in the transaction that wrote them. */
export function leaveBehind(db: ReplicaWriter, collection: Collection, rids: readonly number[]): void {
  let low: number | undefined;
  let high = 0;
  for (const rid of rids.toSorted((a, b) => a - b)) {
    if (low !== undefined && rid === high + 1) high = rid;
    else {
      if (low !== undefined) putRange(db, { collection, low, high });
      low = rid;
      high = rid;
    }
  }
  if (low !== undefined) putRange(db, { collection, low, high });
}

function putRange(db: ReplicaWriter, { collection, low, high }: Range): void {
  const going = sql(
    db,
    'select low, high from search_behind where collection = ? and low <= ? order by low desc limit 1',
  );
  const before = going.get<Omit<Range, 'collection'>>(collection, low);
  if (before && before.high >= low - 1)
    sql(db, 'update search_behind set high = ? where collection = ? and low = ?').run(
      Math.max(high, before.high),
      collection,
      before.low,
    );
  else sql(db, 'insert into search_behind (collection, low, high) values (?, ?, ?)').run(collection, low, high);
}

/** About how many records cannot be found by their words yet: of those that were deleted meanwhile a few are counted. */
export function countBehind(db: ReplicaReader): number {
  const text = 'select coalesce(sum(high - low + 1), 0) as count from search_behind';
  return sql(db, text).get<{ count: number }>()?.count ?? 0;
}

/** Everything of a collection. */
export function leaveAllBehind(db: ReplicaWriter, collection: Collection): void {
  sql(db, 'delete from search_behind where collection = ?').run(collection);
  sql(
    db,
    `insert into search_behind (collection, low, high) select ?, min(rid), max(rid) from "${collection}" having count(*) > 0`,
  ).run(collection);
}

/** So many are added in the order of the index before the clock is looked at: FTS5 writes out what it holds whenever a number is smaller than the one before. */
const together = 25;

function addTogether(db: ReplicaWriter, index: SideIndex, rows: ReturnType<typeof rowsBetween>): void {
  const order = (at: (typeof rows)[number]) => index.order?.(at.rid, at.row) ?? at.rid;
  for (const { rid, row } of rows.toSorted((a, b) => order(a) - order(b))) {
    // It may have been saved, and so indexed, meanwhile.
    index.remove(db, rid, row);
    index.add(db, rid, row);
  }
}

/** One slice of a range, from its newest end: at most so many records, and no more once it has lasted long enough. */
function indexSlice(
  db: ReplicaWriter,
  index: SideIndex,
  { collection, low, high }: Range,
  limit: number,
  isSpent: () => boolean,
): void {
  const rows = rowsBetween(db, collection, { low, high, limit, newestFirst: true });
  let done = 0;
  while (done < rows.length && (done === 0 || !isSpent())) {
    addTogether(db, index, rows.slice(done, done + together));
    done += together;
  }
  const last = rows[Math.min(done, rows.length) - 1]?.rid ?? low;
  if ((done >= rows.length && rows.length < limit) || last === low)
    sql(db, 'delete from search_behind where collection = ? and low = ?').run(collection, low);
  else sql(db, 'update search_behind set high = ? where collection = ? and low = ?').run(last - 1, collection, low);
}

/** Indexes what is behind, the newest first, at most `limit` records with each step; each step is durable and leaves the rest for the next call. */
export function* indexBehind(db: ReplicaWriter, limit = 200, slices: Slices = untimed): Generator<void> {
  const newest = 'select collection, low, high from search_behind order by collection, low desc limit 1';
  for (let range = sql(db, newest).get<Range>(); range; range = sql(db, newest).get<Range>()) {
    const at = range;
    const index = sideIndexOf(at.collection);
    if (!index) throw new Error(`${at.collection} has no index to be behind`);
    const isSpent = slices();
    writeUnmerged(db, index.tables, () => indexSlice(db, index, at, limit, isSpent));
    yield;
    yield* mergeSegments(db, index.tables);
  }
}
