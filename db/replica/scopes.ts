import type { Scope } from '#domain/model/scope.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

/** The number that stands for a scope in rows, if any row was ever of that scope. */
export function findScope(db: ReplicaReader, scope: Scope): number | undefined {
  return sql(db, 'select sid from scope where name = ?').get<{ sid: number }>(scope)?.sid;
}

export function scopeNumber(db: ReplicaWriter, scope: Scope): number {
  return findScope(db, scope) ?? sql(db, 'insert into scope (name) values (?)').run(scope).rowid;
}
