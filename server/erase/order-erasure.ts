import { AppError } from '#domain/contract/failure.ts';
import type { EraseRequest, EraseResponse } from '#domain/contract/wire/erase.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import { newId } from '../clock.ts';
import type { ServerContext } from '../context.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { errorFields } from '../log.ts';
import { deleteRecords } from '../records/delete-records.ts';
import { collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { findTraces, forgetArguments } from './traces.ts';

/** What a command or a draft can name; what hangs on these is not told one by one. */
const told: ReadonlySet<string> = new Set([
  'customer',
  'case',
  'call',
  'followUp',
  'conflict',
  'handoff',
  'appointment',
  'visit',
  'holding',
  'attachment',
  'recommendation',
  'articleRevision',
]);

interface Order {
  readonly what: 'customer' | 'device';
  readonly subjectId: string;
  readonly refs: readonly RecordRef[];
  readonly files: readonly string[];
  readonly devices: readonly string[];
}

/** Orders an erasure, and does the server's part of it. `orderedBy`: an agent, or nobody for an order from this machine. */
export async function orderErasure(
  context: ServerContext,
  asked: EraseRequest,
  orderedBy: string | null,
  blobs: BlobStore | undefined,
): Promise<EraseResponse> {
  const { store, workspace } = context;
  const orders = await transact(store.db, async (tx) => {
    const made = await ordersFor(tx, workspace.id, asked);
    const orderIds: string[] = [];
    for (const order of made) orderIds.push(await save(context, tx, order, orderedBy));
    const refs = made.flatMap((order) => order.refs);
    await forgetArguments(tx, workspace.id, refs);
    // Last: it counts up the scopes.
    await deleteRecords(tx, workspace.id, refs);
    return { made, orderIds, records: refs.length };
  });
  context.committed();
  for (const sha256 of orders.made.flatMap(({ files }) => files)) await blobs?.remove(sha256);
  if (orders.records > 0) await wipe(context);
  const devices = new Set(orders.made.flatMap((order) => order.devices)).size;
  return { orderIds: orders.orderIds, devices, records: orders.records };
}

async function ordersFor(tx: Sql, workspaceId: string, asked: EraseRequest): Promise<readonly Order[]> {
  const devicesOf = async (condition: string, value: string | null): Promise<string[]> => {
    const text = `select id from device where workspace_id = $1 and (${condition}) order by id`;
    return (await rows<{ id: string }>(tx, text, [workspaceId, value])).map(({ id }) => id);
  };
  if (asked.what === 'customer') {
    const traces = await findTraces(tx, workspaceId, asked.customerId);
    const devices = await devicesOf('$2::uuid is null', null);
    const refs = [...traces.refs, ...(await revisionsAmong(tx, workspaceId, asked.revisionIds ?? []))];
    return [{ what: 'customer', subjectId: asked.customerId, devices, files: traces.files, refs }];
  }
  const devices =
    asked.what === 'device'
      ? await devicesOf('id = $2::uuid', asked.deviceId)
      : await devicesOf('agent_id = $2::uuid', asked.agentId);
  if (devices.length === 0) throw new AppError('not-found', 'There is no such device.');
  return devices.map((id) => ({ what: 'device', subjectId: id, devices: [id], refs: [], files: [] }));
}

async function revisionsAmong(tx: Sql, workspaceId: string, ids: readonly string[]): Promise<readonly RecordRef[]> {
  const text = 'select id from article_revision where workspace_id = $1 and id = any($2::uuid[])';
  const found = await rows<{ id: string }>(tx, text, [workspaceId, ids]);
  return found.map(({ id }) => ({ collection: 'articleRevision', id }));
}

async function save({ workspace, clock }: ServerContext, tx: Sql, order: Order, by: string | null): Promise<string> {
  const id = newId(clock);
  const records = order.refs.filter(({ collection }) => told.has(collection)).map(refKey);
  await rows(
    tx,
    `insert into erase_order (workspace_id, id, what, subject_id, records, files, ordered_by, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[workspace.id, id, order.what, order.subjectId, JSON.stringify(records), JSON.stringify(order.files)],
      ...[by, clock.now()],
    ],
  );
  await rows(
    tx,
    `insert into erase_duty (workspace_id, device_id, order_id)
     select $1::uuid, device_id, $2::uuid from unnest($3::uuid[]) as device_id`,
    [workspace.id, id, order.devices],
  );
  return id;
}

/** A deleted row stays in the table's file until its place is cleared. */
async function wipe({ store, log }: ServerContext): Promise<void> {
  for (const table of [...collectionTables.map((each) => each.table), 'command_log'])
    await rows(store.db, `vacuum ${table}`).catch((error: unknown) =>
      log.warn('a table could not be cleared of what was erased', errorFields(error)),
    );
}
