import type { AttachmentState } from '#domain/model/choices.ts';
import { liveScope, type Scope } from '#domain/model/scope.ts';
import { type Actor, maySee } from '#domain/rules/rights.ts';
import type { ServerContext } from '../context.ts';
import { writeRecords } from '../records/write-records.ts';
import { rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

export interface FileRow {
  readonly scope: Scope;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
  readonly state: AttachmentState;
}

/** What the records that the agent may see say of a file with this content; one that was removed says nothing. */
export async function rowsForAgent(
  { store, workspace }: Pick<ServerContext, 'store' | 'workspace'>,
  agent: Actor,
  sha256: string,
): Promise<readonly FileRow[]> {
  const found = await rows<FileRow>(
    store.db,
    `select scope, size, name, media_type as "mediaType", state from attachment
     where workspace_id = $1 and sha256 = $2 and removed_at is null`,
    [workspace.id, sha256],
  );
  return found.filter(({ scope }) => maySee(agent, liveScope(scope)));
}

/** Whether any record still speaks of a file with this content. */
export async function isNamed(
  { store, workspace }: Pick<ServerContext, 'store' | 'workspace'>,
  sha256: string,
): Promise<boolean> {
  const text =
    'select 1 as found from attachment where workspace_id = $1 and sha256 = $2 and removed_at is null limit 1';
  return (await rows(store.db, text, [workspace.id, sha256])).length > 0;
}

/** Says in every record of this content whether the server has it, and lets the devices hear of it. */
export async function sayState(context: ServerContext, sha256: string, state: AttachmentState): Promise<void> {
  const { store, workspace } = context;
  const changed = await transact(store.db, async (tx) => {
    const others = await rows<{ id: string; scope: Scope }>(
      tx,
      `select id, scope from attachment where workspace_id = $1 and sha256 = $2 and state <> $3 order by id for update`,
      [workspace.id, sha256, state],
    );
    const records = others.map(({ id, scope }) => ({
      collection: 'attachment' as const,
      id,
      scope,
      rev: 0,
      fields: { state },
    }));
    if (records.length > 0) await writeRecords(tx, workspace.id, records);
    return records.length > 0;
  });
  if (changed) context.committed();
}
