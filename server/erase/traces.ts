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

/** Where it names a customer. A line in the history of another one goes as well: it may tell what was taken over from this one. */
function customerColumns({ columns }: CollectionTable): readonly string[] {
  return columns.flatMap(({ field, name }) => (/^(c|otherC)ustomerId$/.test(field) ? [name] : []));
}

/** Files that were merged are one person's, whichever of them is named: up to the one that goes on, and down to all that went into it. */
async function lockPerson(tx: Sql, workspaceId: string, customerId: string): Promise<readonly string[]> {
  const found = await rows<{ id: string }>(
    tx,
    `with recursive onward (id, step) as (
       select id, 0 from customer where workspace_id = $1 and id = $2
       union
       select c.merged_into_id, onward.step + 1 from onward
       join customer c on c.workspace_id = $1 and c.id = onward.id
       where c.merged_into_id is not null and onward.step < 50
     ), person (id) as (
       select id from (select id from onward order by step desc limit 1) living
       union
       select c.id from person join customer c on c.workspace_id = $1 and c.merged_into_id = person.id
     )
     select id from person union select id from onward`,
    [workspaceId, customerId],
  );
  const ids = found.map(({ id }) => id);
  const text = 'select id from customer where workspace_id = $1 and id = any($2::uuid[]) order by id for update';
  const locked = await rows<{ id: string }>(tx, text, [workspaceId, ids]);
  if (locked.length === 0) throw new AppError('not-found', 'This customer does not exist.');
  return locked.map(({ id }) => id);
}

/**
 * What hangs on the customer. Customer and cases are locked first: commands lock them too, so that nothing new can be hung on them
 * until they are gone. Throws `not-found`.
 */
export async function findTraces(tx: Sql, workspaceId: string, customerId: string): Promise<Traces> {
  const customerIds = await lockPerson(tx, workspaceId, customerId);
  const cases = await rows<{ id: string }>(
    tx,
    'select id from "case" where workspace_id = $1 and customer_id = any($2::uuid[]) order by id for update',
    [workspaceId, customerIds],
  );
  const caseIds = cases.map(({ id }) => id);
  const refs: RecordRef[] = [
    ...customerIds.map((id): RecordRef => ({ collection: 'customer', id })),
    ...caseIds.map((id): RecordRef => ({ collection: 'case', id })),
  ];
  for (const table of collectionTables) {
    if (table.collection === 'case' || table.collection === 'conflict') continue;
    const parameters: unknown[] = [workspaceId];
    const conditions: string[] = [];
    if (table.hangsOnCase) conditions.push(`case_id = any($${parameters.push(caseIds)}::uuid[])`);
    for (const name of customerColumns(table))
      conditions.push(`${name} = any($${parameters.push(customerIds)}::uuid[])`);
    if (conditions.length === 0) continue;
    const found = await rows<{ id: string }>(
      tx,
      `select id from ${table.table} where workspace_id = $1 and (${conditions.join(' or ')})`,
      parameters,
    );
    refs.push(...found.map(({ id }): RecordRef => ({ collection: table.collection, id })));
  }
  refs.push(...(await filesOfVisits(tx, workspaceId, idsIn(refs, 'visit'))));
  const conflicts = await rows<{ id: string }>(
    tx,
    'select id from conflict where workspace_id = $1 and (case_id = any($2::uuid[]) or record_id = any($3::text[]))',
    [workspaceId, caseIds, refs.map(({ id }) => id)],
  );
  refs.push(...conflicts.map(({ id }): RecordRef => ({ collection: 'conflict', id })));
  return { refs, files: await contentOf(tx, workspaceId, idsIn(refs, 'attachment')) };
}

/** Visits are locked first, as customers and cases are: a photo that is just being added is among them, or is refused. */
async function filesOfVisits(tx: Sql, workspaceId: string, visitIds: readonly string[]): Promise<readonly RecordRef[]> {
  const lock = 'select id from visit where workspace_id = $1 and id = any($2::uuid[]) order by id for update';
  await rows(tx, lock, [workspaceId, visitIds]);
  const text = 'select id from attachment where workspace_id = $1 and visit_id = any($2::uuid[])';
  const found = await rows<{ id: string }>(tx, text, [workspaceId, visitIds]);
  return found.map(({ id }): RecordRef => ({ collection: 'attachment', id }));
}

/** What these files hold and no other. */
async function contentOf(tx: Sql, workspaceId: string, attachmentIds: readonly string[]): Promise<readonly string[]> {
  const found = await rows<{ sha256: string }>(
    tx,
    `select distinct sha256 from attachment as ours where workspace_id = $1 and id = any($2::uuid[]) and not exists (
       select 1 from attachment as other where other.workspace_id = $1 and other.sha256 = ours.sha256
         and not other.id = any($2::uuid[]))`,
    [workspaceId, attachmentIds],
  );
  return found.map(({ sha256 }) => sha256);
}

function idsIn(refs: readonly RecordRef[], collection: RecordRef['collection']): readonly string[] {
  return refs.filter((ref) => ref.collection === collection).map(({ id }) => id);
}

const namedIn = [
  'caseId',
  'customerId',
  'callId',
  'followUpId',
  'conflictId',
  'attachmentId',
  'visitId',
  'appointmentId',
  'holdingId',
  'recommendationId',
  'intoId',
];

/** Takes the content out of the log of commands; that they were executed, and with which result, stays for ever. */
export async function forgetArguments(tx: Sql, workspaceId: string, refs: readonly RecordRef[]): Promise<void> {
  const ids = refs.map(({ id }) => id);
  const named = namedIn.map((name) => `args ->> '${name}' = any($2::text[])`);
  await rows(
    tx,
    `update command_log set args = null
     where workspace_id = $1 and args is not null and (uid::text = any($2::text[]) or ${named.join(' or ')}
       or exists (select 1 from jsonb_path_query(args, '$.rows[*].customerId') as named where named #>> '{}' = any($2::text[])))`,
    [workspaceId, ids],
  );
  await rows(tx, 'delete from import_key where workspace_id = $1 and record_id::text = any($2::text[])', [
    workspaceId,
    ids,
  ]);
}
