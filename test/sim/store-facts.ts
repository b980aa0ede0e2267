import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import { type Collection, collectionNames } from '#domain/model/collections.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { loadRecords } from '#server/records/load-records.ts';
import { rows, type Sql } from '#server/sql/statement.ts';
import type { ServerFacts } from './oracles/facts.ts';

/** What the real server's tables say of a workspace. */
export async function storeFacts(db: Sql, workspaceId: string): Promise<Omit<ServerFacts, 'executed' | 'overrides'>> {
  const records = await allRecords(db, workspaceId);
  const logged = await rows<{ uid: string; status: PushResult['status'] }>(
    db,
    'select uid, status from command_log where workspace_id = $1',
    [workspaceId],
  );
  const sums = await rows<ScopeCheck & { scope: string }>(
    db,
    'select scope, row_count as rows, id_sum as ids, ver_sum as vers from scope where workspace_id = $1',
    [workspaceId],
  );
  return {
    rows: new Map(records.map((record) => [refKey(record), record])),
    scopesOf: (agentId) => scopesOf(records, agentId),
    checks: Object.fromEntries(sums.map(({ scope, rows, ids, vers }) => [scope, { rows, ids: ids % 2 ** 48, vers }])),
    results: new Map(logged.map(({ uid, status }) => [uid, status])),
  };
}

/** Ids of a collection's records, in their order. */
export async function idsOf(db: Sql, workspaceId: string, collection: Collection): Promise<readonly string[]> {
  const table = collection.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const found = await rows<{ id: string }>(db, `select id from "${table}" where workspace_id = $1 order by id`, [
    workspaceId,
  ]);
  return found.map(({ id }) => id);
}

async function allRecords(db: Sql, workspaceId: string): Promise<readonly AnyRecord[]> {
  const records: AnyRecord[] = [];
  for (const collection of collectionNames) {
    const ids = await idsOf(db, workspaceId, collection);
    if (ids.length > 0)
      records.push(...(await loadRecords(db, workspaceId, collection, ids, 'changeable')).map(({ record }) => record));
  }
  return records;
}

function scopesOf(records: readonly AnyRecord[], agentId: string): readonly Scope[] {
  const fields = records.find(({ collection, id }) => collection === 'agent' && id === agentId)?.fields;
  if (!fields) return [];
  if (fields.role === 'agent') return ['workspace', ...(fields.teamIds as never[]).map(teamScope)];
  const teams = records.filter(({ collection }) => collection === 'team');
  return ['workspace', 'leads', 'editors', ...teams.map(({ id }) => teamScope(id as never))];
}
