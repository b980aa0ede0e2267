import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import { collectionNames } from '#domain/model/collections.ts';
import { refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { addToSums, idPart, noSums } from '#domain/rules/scope-sums.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { collectionTable } from './collection-table.ts';
import { listShadows, shadowOf } from './shadows.ts';

interface Counted {
  readonly rid: number;
  readonly id: string;
  readonly scope: Scope;
  readonly ver: number;
}

const rowsPerSlice = 4000;

/**
 * Counts what is really stored of the server's rows, scope by scope, a slice at a time. Returns nothing when somebody wrote
 * in between: what was counted before and after would not fit together.
 */
export function* recountScopes(db: ReplicaReader): Generator<void, ReadonlyMap<Scope, ScopeCheck> | undefined> {
  const begun = changesSoFar(db);
  const sums = new Map<Scope, ScopeCheck>();
  const count = ({ scope, id, ver }: Omit<Counted, 'rid'>) =>
    sums.set(scope, addToSums(sums.get(scope) ?? noSums, { rows: 1, ids: idPart(id), vers: ver }));

  const shadowed = new Set<string>();
  for (const ref of listShadows(db)) {
    shadowed.add(refKey(ref));
    const image = shadowOf(db, ref);
    if (image?.record) count({ scope: image.record.scope, id: ref.id, ver: image.ver });
  }
  for (const collection of collectionNames) {
    for (let rid = 0; ; ) {
      const slice = sql(
        db,
        `select t.rid, t.id, scope.name as scope, t.ver from ${collectionTable(collection).name} t
         join scope on scope.sid = t.scope where t.rid > ? order by t.rid limit ${rowsPerSlice}`,
      ).all<Counted>(rid);
      for (const row of slice) if (!shadowed.has(refKey({ collection, id: row.id }))) count(row);
      const last = slice.at(-1);
      if (!last) break;
      rid = last.rid;
      yield;
      if (changesSoFar(db) !== begun) return undefined;
    }
  }
  return sums;
}

/** Grows with every row that this process writes; nobody else writes a replica. */
function changesSoFar(db: ReplicaReader): number {
  return sql(db, 'select total_changes() as changes').get<{ changes: number }>()?.changes ?? 0;
}
