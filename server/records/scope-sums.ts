import type { Scope } from '#domain/model/scope.ts';
import { idPart } from '#domain/rules/scope-sums.ts';
import type { Writes } from './working-set.ts';

/** What writing adds to a scope's sums: rows, the last 32 bits of their ids, and their versions. */
export interface ScopeSums {
  readonly scope: Scope;
  rows: number;
  ids: number;
  /** Without the rows of the new version, which only the database knows; `stamped` is how many they are. */
  vers: number;
  stamped: number;
}

export function scopeSums({ inserts, updates, deletes }: Writes): readonly ScopeSums[] {
  const sums = new Map<Scope, ScopeSums>();
  const of = (scope: Scope): ScopeSums => {
    const held = sums.get(scope) ?? { scope, rows: 0, ids: 0, vers: 0, stamped: 0 };
    sums.set(scope, held);
    return held;
  };
  const enter = (scope: Scope, id: string): void => {
    const sum = of(scope);
    sum.rows += 1;
    sum.ids += idPart(id);
    sum.stamped += 1;
  };
  const leave = (scope: Scope, id: string, ver: number): void => {
    const sum = of(scope);
    sum.rows -= 1;
    sum.ids -= idPart(id);
    sum.vers -= ver;
  };
  for (const { record } of inserts) enter(record.scope, record.id);
  for (const { scope, id, ver } of [...updates.map((update) => update.before), ...deletes]) leave(scope, id, ver);
  for (const { record } of updates) enter(record.scope, record.id);
  return [...sums.values()];
}
