import { createHash } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';
import type { ServerContext } from '../context.ts';
import { rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

const freeFailures = 5;
const longestMs = 15 * 60_000;
const forgottenAfterMs = 24 * 60 * 60_000;

function delayMs(failures: number): number {
  return failures < freeFailures ? 0 : Math.min(1000 * 2 ** (failures - freeFailures), longestMs);
}

/** Kept as a hash: who tried to sign in from where is nobody's business. */
function keyOf(login: string, address: string): string {
  return createHash('sha256')
    .update(JSON.stringify([login.toLowerCase(), address]))
    .digest('hex');
}

/**
 * Counts a try as failed before it is made, so that many at once are no way around the limit; `forgiveTries` takes it
 * back. In the database, for the tries must count on whichever server process they arrive and after a restart, too.
 * Throws `throttled` when it comes too early.
 */
export async function countTry(context: ServerContext, login: string, address: string): Promise<void> {
  const { store, workspace, clock } = context;
  const key = keyOf(login, address);
  const now = clock.now();
  const waitMs = await transact(store.db, async (tx) => {
    await rows(
      tx,
      `insert into sign_in_attempt (workspace_id, attempt_key, failures, last_at) values ($1, $2, 0, $3)
       on conflict (workspace_id, attempt_key) do nothing`,
      [workspace.id, key, now],
    );
    const [held] = await rows<{ failures: number; last_at: number }>(
      tx,
      'select failures, last_at from sign_in_attempt where workspace_id = $1 and attempt_key = $2 for update',
      [workspace.id, key],
    );
    const failures = !held || now - held.last_at > forgottenAfterMs ? 0 : held.failures;
    const rest = (held?.last_at ?? now) + delayMs(failures) - now;
    if (rest > 0) return Math.min(rest, longestMs);
    await rows(
      tx,
      'update sign_in_attempt set failures = $3, last_at = $4 where workspace_id = $1 and attempt_key = $2',
      [workspace.id, key, failures + 1, now],
    );
    return 0;
  });
  if (waitMs > 0) throw new AppError('throttled', 'Too many tries to sign in.', { seconds: Math.ceil(waitMs / 1000) });
}

export async function forgiveTries(context: ServerContext, login: string, address: string): Promise<void> {
  const { store, workspace, clock } = context;
  await rows(store.db, 'delete from sign_in_attempt where workspace_id = $1 and (attempt_key = $2 or last_at < $3)', [
    workspace.id,
    keyOf(login, address),
    clock.now() - forgottenAfterMs,
  ]);
}
