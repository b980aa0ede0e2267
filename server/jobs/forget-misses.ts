import type { RecordRef } from '#domain/model/record.ts';
import { deleteRecords } from '../records/delete-records.ts';
import { rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { inBatches, type Job, type JobContext } from './job.ts';

const day = 24 * 60 * 60_000;
/** The list of gaps looks back for 90 days at most; nobody asks for what is older than twice that. */
const missesKeptMs = 180 * day;
const batchRows = 500;

/** What was looked for in vain is not kept for ever: it goes from the devices of who writes articles too. */
export const forgetMisses: Job = {
  name: 'forget-misses',
  everyMs: day,
  run: (context, stop) => inBatches(stop, () => forgetBatch(context)),
};

async function forgetBatch({ store, workspace, clock, committed }: JobContext): Promise<number> {
  const count = await transact(store.db, async (tx) => {
    const old = await rows<{ id: string }>(
      tx,
      'select id from search_miss where workspace_id = $1 and asked_at < $2 order by id limit $3',
      [workspace.id, clock.now() - missesKeptMs, batchRows],
    );
    const refs = old.map(({ id }): RecordRef => ({ collection: 'searchMiss', id }));
    if (refs.length > 0) await deleteRecords(tx, workspace.id, refs);
    return refs.length;
  });
  if (count > 0) committed();
  return count;
}
