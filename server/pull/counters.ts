import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import { rows, type Sql } from '../sql/statement.ts';

export interface Counter extends ScopeCheck {
  readonly ver: number;
  /** Tombstones of versions up to this one are gone: a device that has not come so far must read the scope anew. */
  readonly minVer: number;
}

export type Counters = ReadonlyMap<Scope, Counter>;

const idSumEnd = 2 ** 48;

/** Of each of the scopes; zeros for one that nothing was written to yet. */
export async function readCounters(tx: Sql, workspaceId: string, scopes: readonly Scope[]): Promise<Counters> {
  const found = await rows<Counter & { scope: Scope }>(
    tx,
    `select scope, ver, min_ver as "minVer", row_count as "rows", mod(id_sum, ${idSumEnd}) as ids, ver_sum as vers
     from scope where workspace_id = $1 and scope = any($2::text[])`,
    [workspaceId, [...scopes]],
  );
  const untouched: Counter = { ver: 0, minVer: 0, rows: 0, ids: 0, vers: 0 };
  const counters = new Map<Scope, Counter>(scopes.map((scope) => [scope, untouched]));
  for (const { scope, ...counter } of found) counters.set(scope, counter);
  return counters;
}

export function checksOf(counters: Counters): Record<string, ScopeCheck> {
  return Object.fromEntries(
    [...counters].map(([scope, { rows: count, ids, vers }]) => [scope, { rows: count, ids, vers }]),
  );
}
