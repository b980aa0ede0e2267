import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { ParsedCaseFilter } from './case-conditions.ts';
import { caseRids, walkOf } from './case-list.ts';
import type { SortSql } from './case-sort.ts';
import type { Me } from './me.ts';

const rowsAtATime = 2500;
const mergedAtATime = 10_000;

type Row = Readonly<Record<string, string | number | null>> & { readonly rid: number };
type Compare = (a: Row, b: Row) => number;

/**
 * The rids of a whole list in its order, for orders that no index has: read and sorted a few thousand at a time, then merged, so that
 * others get their turn in between. Names and texts are compared as SQLite does, but for characters beyond the first 65,536.
 */
export function* orderSlowly(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): Generator<void, readonly number[]> {
  const walk = walkOf(db, filter, me);
  if (!walk) return caseRids(db, filter, me, { offset: 0, limit: Number.MAX_SAFE_INTEGER }).rids;
  const compare = comparing(walk.sort.terms);
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? { last: 0 };
  let sorted: Row[][] = [];
  for (let from = 0; from < last; from += rowsAtATime) {
    const rows: Row[] = [];
    for (const arm of walk.arms) {
      const text = `select c.rid as rid, ${walk.sort.columns} from "case" c not indexed
        where c.rid > ? and c.rid <= ? and ${arm.sql}`;
      for (const row of sql(db, text).all<Row>(from, from + rowsAtATime, ...arm.values)) rows.push(row);
    }
    if (rows.length > 0) sorted.push(rows.sort(compare));
    yield;
  }
  while (sorted.length > 1) {
    const next: Row[][] = [];
    for (let at = 0; at < sorted.length; at += 2)
      next.push(yield* merged(sorted[at] ?? [], sorted[at + 1] ?? [], compare));
    sorted = next;
  }
  return (sorted[0] ?? []).map(({ rid }) => rid);
}

function* merged(left: readonly Row[], right: readonly Row[], compare: Compare): Generator<void, Row[]> {
  const all: Row[] = [];
  let other = 0;
  for (const row of left) {
    for (let before = right[other]; before && compare(before, row) < 0; before = right[++other]) all.push(before);
    all.push(row);
    if (all.length % mergedAtATime === 0) yield;
  }
  for (; other < right.length; other++) all.push(right[other] as Row);
  yield;
  return all;
}

function comparing(terms: SortSql['terms']): Compare {
  return (a, b) => {
    for (const { name, descending } of terms) {
      const [one = null, two = null] = [a[name], b[name]];
      if (one === two) continue;
      // What is missing comes before everything.
      const isLess = one === null || (two !== null && one < two);
      return isLess !== descending ? -1 : 1;
    }
    return 0;
  };
}
