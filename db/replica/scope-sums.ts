import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import { addToSums, idPart, noSums } from '#domain/rules/scope-sums.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { scopeNumber } from './scopes.ts';

/** Gathers what a transaction adds to and takes from the server's rows that are held here, per scope. */
export class SumsTally {
  readonly #byScope = new Map<number, ScopeCheck>();

  add(sid: number, id: string, ver: number): void {
    this.#count(sid, id, ver, 1);
  }

  remove(sid: number, id: string, ver: number): void {
    this.#count(sid, id, ver, -1);
  }

  save(db: ReplicaWriter): void {
    for (const [sid, sums] of this.#byScope) {
      const held = sumsOf(db, sid);
      if (held) setSums(db, sid, addToSums(held, sums));
    }
    this.#byScope.clear();
  }

  #count(sid: number, id: string, ver: number, sign: 1 | -1): void {
    const sums = this.#byScope.get(sid) ?? noSums;
    this.#byScope.set(sid, addToSums(sums, { rows: sign, ids: sign * idPart(id), vers: sign * ver }));
  }
}

function sumsOf(db: ReplicaReader, sid: number): ScopeCheck | undefined {
  return sql(db, 'select rows, ids, vers from scope where sid = ?').get<ScopeCheck>(sid);
}

function setSums(db: ReplicaWriter, sid: number, { rows, ids, vers }: ScopeCheck): void {
  sql(db, 'update scope set rows = ?, ids = ?, vers = ? where sid = ?').run(rows, ids, vers, sid);
}

/** What is held of each scope, as it was counted while it was written. */
export function readSums(db: ReplicaReader): ReadonlyMap<Scope, ScopeCheck> {
  const found = sql(db, 'select name, rows, ids, vers from scope').all<ScopeCheck & { name: Scope }>();
  return new Map(found.map(({ name, rows, ids, vers }) => [name, { rows, ids, vers }]));
}

/** Puts a recount in place of what was counted while writing. */
export function writeSums(db: ReplicaWriter, sums: ReadonlyMap<Scope, ScopeCheck>): void {
  for (const scope of readSums(db).keys()) setSums(db, scopeNumber(db, scope), sums.get(scope) ?? noSums);
}
