import type { Scope } from '#domain/model/scope.ts';
import { rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { inBatches, type Job, type JobContext } from './job.ts';

const day = 24 * 60 * 60_000;
/** A device that was away for longer reads the scopes anew in which anything left since. */
export const tombstonesKeptMs = 90 * day;
const batchRows = 5000;

interface OldMark {
  readonly scope: Scope;
  readonly ver: number;
}

/**
 * Deletes old tombstones. How old one is follows from marks, made at every round, of how far each scope was: a tombstone needs no time
 * of its own, and what it means to the cursor, a version, is what is compared.
 */
export const forgetTombstones: Job = {
  name: 'forget-tombstones',
  everyMs: day,
  async run(context, stop) {
    await markScopes(context);
    let forgotten = 0;
    for (const mark of await oldMarks(context)) forgotten += await inBatches(stop, () => forgetBatch(context, mark));
    return forgotten;
  },
};

async function markScopes({ store, workspace, clock }: JobContext): Promise<void> {
  await rows(
    store.db,
    `insert into scope_mark (workspace_id, scope, marked_at, ver)
     select scope.workspace_id, scope.scope, $2, scope.ver from scope
     where scope.workspace_id = $1 and not exists (
       select 1 from scope_mark as mark
       where mark.workspace_id = scope.workspace_id and mark.scope = scope.scope and mark.ver = scope.ver
     )
     on conflict (workspace_id, scope, marked_at) do nothing`,
    [workspace.id, clock.now()],
  );
}

/** Of each scope the newest mark that is old enough; marks before it have no use any more. */
async function oldMarks({ store, workspace, clock }: JobContext): Promise<readonly OldMark[]> {
  const before = clock.now() - tombstonesKeptMs;
  const marks = await rows<OldMark>(
    store.db,
    `select scope, max(ver) as ver from scope_mark where workspace_id = $1 and marked_at <= $2 group by scope`,
    [workspace.id, before],
  );
  await rows(
    store.db,
    `delete from scope_mark as mark using (
       select scope, max(ver) as ver from scope_mark where workspace_id = $1 and marked_at <= $2 group by scope
     ) as old
     where mark.workspace_id = $1 and mark.scope = old.scope and mark.marked_at <= $2 and mark.ver < old.ver`,
    [workspace.id, before],
  );
  return marks;
}

/** The horizon rises in the transaction that deletes: no pull ever sees the one without the other. */
function forgetBatch({ store, workspace }: JobContext, { scope, ver }: OldMark): Promise<number> {
  return transact(store.db, async (tx) => {
    const gone = await rows<{ ver: number }>(
      tx,
      `delete from tombstone where workspace_id = $1 and scope = $2 and ver <= least($3, coalesce((
         select ver from tombstone where workspace_id = $1 and scope = $2 order by ver offset $4 limit 1), $3))
       returning ver`,
      [workspace.id, scope, ver, batchRows],
    );
    const horizon = gone.reduce((highest, each) => Math.max(highest, each.ver), 0);
    if (gone.length > 0)
      await rows(tx, 'update scope set min_ver = greatest(min_ver, $3) where workspace_id = $1 and scope = $2', [
        workspace.id,
        scope,
        horizon,
      ]);
    return gone.length;
  });
}
