import type { LeaseResponse } from '#domain/contract/wire/lease.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { row, rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

/** A block of case numbers for one device. What it never uses is never given to anybody else. */
export async function leaseNumbers(
  { store, workspace, clock }: ServerContext,
  session: Session,
  size: number,
): Promise<LeaseResponse> {
  return await transact(store.db, async (tx) => {
    const { next } = await row<{ next: number }>(
      tx,
      'update number_counter set next = next + $2 where workspace_id = $1 returning next',
      [workspace.id, size],
    );
    const lease = { from: next - size, to: next - 1 };
    await rows(
      tx,
      `insert into number_lease (workspace_id, device_id, first_number, last_number, leased_at)
       values ($1, $2, $3, $4, $5)`,
      [workspace.id, session.deviceId, lease.from, lease.to, clock.now()],
    );
    return lease;
  });
}
