import { AppError } from '#domain/contract/failure.ts';
import type { RecordRef } from '#domain/model/record.ts';
import { type CollectionTable, collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** Everything the server holds about one customer. */
export interface Traces {
  readonly refs: readonly RecordRef[];
  /** Content of attached files. */
  readonly files: readonly string[];
}

function namesCustomer({ columns }: CollectionTable): boolean {
  return columns.some(({ field }) => field === 'customerId');
}

/**
 * What hangs on the customer. Customer and cases are locked first: commands lock them too, so that nothing new can be hung on them
 * until they are gone. Throws `not-found`.
 */
export async function findTraces(tx: Sql, workspaceId: string, customerId: string): Promise<Traces> {
  const locked = await rows(tx, 'select id from customer where workspace_id = $1 and id = $2 for update', [
    workspaceId,
    customerId,
  ]);
  if (locked.length === 0) throw new AppError('not-found', 'This customer does not exist.');
  const cases = await rows<{ id: string }>(
    tx,
    'select id from "case" where workspace_id = $1 and customer_id = $2 order by id for update',
    [workspaceId, customerId],
  );
  const caseIds = cases.map(({ id }) => id);
  const refs: RecordRef[] = [
    { collection: 'customer', id: customerId },
    ...caseIds.map((id): RecordRef => ({ collection: 'case', id })),
  ];
  for (const table of collectionTables) {
    if (table.collection === 'case' || table.collection === 'conflict') continue;
    const parameters: unknown[] = [workspaceId];
    const conditions: string[] = [];
    if (table.hangsOnCase) conditions.push(`case_id = any($${parameters.push(caseIds)}::uuid[])`);
    if (namesCustomer(table)) conditions.push(`customer_id = $${parameters.push(customerId)}`);
    if (conditions.length === 0) continue;
    const found = await rows<{ id: string }>(
      tx,
      `select id from ${table.table} where workspace_id = $1 and (${conditions.join(' or ')})`,
      parameters,
    );
    refs.push(...found.map(({ id }): RecordRef => ({ collection: table.collection, id })));
  }
  const conflicts = await rows<{ id: string }>(
    tx,
    'select id from conflict where workspace_id = $1 and (case_id = any($2::uuid[]) or record_id = any($3::text[]))',
    [workspaceId, caseIds, refs.map(({ id }) => id)],
  );
  refs.push(...conflicts.map(({ id }): RecordRef => ({ collection: 'conflict', id })));
  const files = await rows<{ sha256: string }>(
    tx,
    `select distinct sha256 from attachment as ours where workspace_id = $1 and case_id = any($2::uuid[]) and not exists (
       select 1 from attachment as other where other.workspace_id = $1 and other.sha256 = ours.sha256
         and not other.case_id = any($2::uuid[]))`,
    [workspaceId, caseIds],
  );
  return { refs, files: files.map(({ sha256 }) => sha256) };
}

const namedIn = ['caseId', 'customerId', 'callId', 'followUpId', 'conflictId', 'attachmentId'];

/** Takes the content out of the log of commands; that they were executed, and with which result, stays for ever. */
export async function forgetArguments(tx: Sql, workspaceId: string, refs: readonly RecordRef[]): Promise<void> {
  const ids = refs.map(({ id }) => id);
  const named = namedIn.map((name) => `args ->> '${name}' = any($2::text[])`);
  await rows(
    tx,
    `update command_log set args = null
     where workspace_id = $1 and args is not null and (uid::text = any($2::text[]) or ${named.join(' or ')})`,
    [workspaceId, ids],
  );
  await rows(tx, 'delete from import_key where workspace_id = $1 and record_id::text = any($2::text[])', [
    workspaceId,
    ids,
  ]);
}
