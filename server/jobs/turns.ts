import { rows } from '../sql/statement.ts';
import type { Job, JobContext } from './job.ts';

/** A server that takes longer, or is gone, loses its turn. */
const leaseMs = 15 * 60_000;

/**
 * Takes the turn to do the job: false when it is not due, or another process on this database does it. A job nobody did before is due
 * after its first interval. A time further off than it can be was set by a clock that has been put right since, and does not count.
 */
export async function takeTurn({ store, workspace, clock }: JobContext, { name, everyMs }: Job): Promise<boolean> {
  const now = clock.now();
  await rows(
    store.db,
    `insert into job (workspace_id, name, due_at, leased_until) values ($1, $2, $3, 0)
     on conflict (workspace_id, name) do nothing`,
    [workspace.id, name, now + everyMs],
  );
  const taken = await rows(
    store.db,
    `update job set leased_until = $3::bigint + $4
     where workspace_id = $1 and name = $2 and (due_at <= $3 or due_at > $3 + $5)
       and (leased_until <= $3 or leased_until > $3 + $4)
     returning name`,
    [workspace.id, name, now, leaseMs, everyMs],
  );
  return taken.length > 0;
}

/** Gives the turn back; the job is due again after `afterMs`. */
export async function endTurn({ store, workspace, clock }: JobContext, { name }: Job, afterMs: number): Promise<void> {
  await rows(store.db, 'update job set due_at = $3, leased_until = 0 where workspace_id = $1 and name = $2', [
    workspace.id,
    name,
    clock.now() + afterMs,
  ]);
}
