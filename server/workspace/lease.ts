import { type LeaseRequest, type LeaseResponse, largestBlock } from '#domain/contract/wire/lease.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { row, rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

type Block = NonNullable<LeaseRequest['held']>[number];

/** What a device says it holds raises the counter by no more than this: numbers are to stay short enough to be read out. */
const farthestAhead = 100_000;

/** A block of case numbers for one device. What it never uses is never given to anybody else. */
export async function leaseNumbers(
  { store, workspace, clock }: ServerContext,
  session: Session,
  { size, held = [] }: LeaseRequest,
): Promise<LeaseResponse> {
  return await transact(store.db, async (tx) => {
    const counter = await row<{ next: number }>(
      tx,
      'select next from number_counter where workspace_id = $1 for update',
      [workspace.id],
    );
    const known = held.filter((block) => isPlausible(block, counter.next));
    const first = Math.max(counter.next, ...known.map(({ to }) => to + 1));
    await rows(tx, 'update number_counter set next = $2 where workspace_id = $1', [workspace.id, first + size]);
    const lease = { from: first, to: first + size - 1 };
    for (const block of [...known, lease]) await keep(tx, workspace.id, session.deviceId, block, clock.now());
    return lease;
  });
}

function isPlausible({ from, to }: Block, next: number): boolean {
  return from <= to && to - from < largestBlock && to < next + farthestAhead;
}

/** A block that another device holds a part of is not kept. */
async function keep(tx: Sql, workspaceId: string, deviceId: string, { from, to }: Block, now: number): Promise<void> {
  await rows(
    tx,
    `insert into number_lease (workspace_id, device_id, first_number, last_number, leased_at)
     select $1::uuid, $2::uuid, $3::bigint, $4::bigint, $5::bigint
     where not exists (
       select from number_lease
       where workspace_id = $1 and device_id <> $2 and first_number <= $4 and last_number >= $3)
     on conflict (workspace_id, device_id, first_number)
     do update set last_number = greatest(number_lease.last_number, excluded.last_number)`,
    [workspaceId, deviceId, from, to, now],
  );
}
