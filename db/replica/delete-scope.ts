import { collectionNames } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { removeFactsOfScope } from '../facts/fact-tables.ts';
import { sideIndexOf } from '../search/side-indexes.ts';
import { collectionTable } from './collection-table.ts';
import { findScope } from './scopes.ts';

/** Removes every record of a scope, shadowed or not; the shadows themselves and the cursor are the caller's. */
export function deleteScope(db: ReplicaWriter, scope: Scope): void {
  const sid = findScope(db, scope);
  if (sid === undefined) return;
  removeFactsOfScope(db, sid);
  for (const collection of collectionNames) {
    sideIndexOf(collection)?.removeScope(db, sid);
    sql(db, `delete from ${collectionTable(collection).name} where scope = ?`).run(sid);
  }
  sql(db, 'update scope set rows = 0, ids = 0, vers = 0 where sid = ?').run(sid);
}
