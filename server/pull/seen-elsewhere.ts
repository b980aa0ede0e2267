import { row, type Sql } from '../sql/statement.ts';
import type { Counters } from './counters.ts';

type Versions = Readonly<Record<string, number>>;

/**
 * A device has seen versions that this database never gave, ahead of a scope's counter or inside one of its gaps: it was put back to an
 * older state, and what they stood for is not here.
 */
export async function sawAnotherHistory(
  tx: Sql,
  workspaceId: string,
  counters: Counters,
  seen: readonly Versions[],
): Promise<boolean> {
  const pairs = seen.flatMap((versions) => Object.entries(versions)).filter(([, ver]) => ver > 0);
  const current = new Map<string, number>([...counters].map(([scope, { ver }]) => [scope, ver]));
  const known = pairs.filter(([scope]) => current.has(scope));
  if (known.some(([scope, ver]) => ver > (current.get(scope) ?? 0))) return true;
  if (known.length === 0) return false;
  const { found } = await row<{ found: boolean }>(
    tx,
    `select exists (
       select from unnest($2::text[], $3::bigint[]) as seen(scope, ver)
       join scope_gap as gap on gap.workspace_id = $1 and gap.scope = seen.scope
         and gap.last_ver >= seen.ver and gap.first_ver <= seen.ver
     ) as found`,
    [workspaceId, known.map(([scope]) => scope), known.map(([, ver]) => ver)],
  );
  return found;
}
