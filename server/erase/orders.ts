import { AppError } from '#domain/contract/failure.ts';
import type { EraseOrder, EraseStatus, HandedUp, HandUpRequest } from '#domain/contract/wire/erase.ts';
import { handedUp } from '#domain/contract/wire/erase.ts';
import type { Session } from '../auth/session.ts';
import { newId } from '../clock.ts';
import type { ServerContext } from '../context.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { sealTo, unseal } from './server-key.ts';

interface OrderRow {
  readonly id: string;
  readonly what: EraseOrder['what'];
  readonly subjectId: string;
  readonly records: readonly string[];
  readonly files: readonly string[];
}

/** What this device still has to erase, the oldest order first. */
export async function openOrders(db: Sql, workspaceId: string, deviceId: string): Promise<readonly EraseOrder[]> {
  const found = await rows<OrderRow>(
    db,
    `select erase_order.id, what, subject_id as "subjectId", records, files
     from erase_duty join erase_order
       on erase_order.workspace_id = erase_duty.workspace_id and erase_order.id = erase_duty.order_id
     where erase_duty.workspace_id = $1 and device_id = $2 and done_at is null
     order by ordered_at, erase_order.id`,
    [workspaceId, deviceId],
  );
  if (found.length === 0) return [];
  const recipient = await sealTo(db, workspaceId);
  return found.map(({ subjectId, records, files, ...order }) => ({
    ...order,
    customerId: order.what === 'customer' ? subjectId : null,
    records: [...records],
    files: [...files],
    sealTo: recipient,
  }));
}

/** Keeps what a device could not send as work. Throws `not-found` for an order that is not its to carry out. */
export async function keepHandUp(context: ServerContext, session: Session, given: HandUpRequest): Promise<void> {
  const { store, workspace, clock } = context;
  const duty = await rows(
    store.db,
    'select 1 as found from erase_duty where workspace_id = $1 and device_id = $2 and order_id = $3',
    [workspace.id, session.deviceId, given.orderId],
  );
  if (duty.length === 0) throw new AppError('not-found', 'There is no such order for this device.');
  await rows(
    store.db,
    `insert into hand_up (workspace_id, id, device_id, order_id, digest, sealed, received_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, device_id, order_id, digest) do nothing`,
    [workspace.id, newId(clock), session.deviceId, given.orderId, given.digest, given.sealed, clock.now()],
  );
}

/** The device has carried the orders out. An emptied device has no session any more. */
export async function ordersDone(context: ServerContext, session: Session, ids: readonly string[]): Promise<void> {
  const { store, workspace, clock } = context;
  const done = await rows<{ what: string }>(
    store.db,
    `update erase_duty set done_at = coalesce(done_at, $4) from erase_order
     where erase_duty.workspace_id = $1 and erase_duty.device_id = $2 and order_id = any($3::uuid[])
       and erase_order.workspace_id = $1 and erase_order.id = order_id
     returning what`,
    [workspace.id, session.deviceId, [...ids], clock.now()],
  );
  if (done.some(({ what }) => what === 'device'))
    await rows(store.db, 'delete from session where workspace_id = $1 and device_id = $2', [
      workspace.id,
      session.deviceId,
    ]);
}

export async function eraseStatus({ store, workspace }: ServerContext): Promise<EraseStatus> {
  const orders = await rows<EraseStatus['orders'][number]>(
    store.db,
    `select id, what, subject_id as "subjectId", ordered_at as "orderedAt",
       (select count(*)::integer from erase_duty as duty where duty.workspace_id = $1 and duty.order_id = erase_order.id
          and done_at is not null) as done,
       coalesce((select json_agg(json_build_object('deviceId', duty.device_id, 'name', device.name, 'agent', agent.name)
            order by duty.device_id)
          from erase_duty as duty
          join device on device.workspace_id = $1 and device.id = duty.device_id
          join agent on agent.workspace_id = $1 and agent.id = device.agent_id
          where duty.workspace_id = $1 and duty.order_id = erase_order.id and done_at is null), '[]') as waiting,
       coalesce((select json_agg(json_build_object('id', hand_up.id, 'deviceId', device_id, 'receivedAt', received_at)
            order by received_at)
          from hand_up where hand_up.workspace_id = $1 and hand_up.order_id = erase_order.id), '[]') as "handUps"
     from erase_order where workspace_id = $1 order by ordered_at desc, id limit 1000`,
    [workspace.id],
  );
  return { orders };
}

/** What a device handed up, for an admin to read. Throws `not-found`. */
export async function readHandUp({ store, workspace }: ServerContext, id: string): Promise<HandedUp> {
  const [held] = await rows<{ sealed: string }>(
    store.db,
    'select sealed from hand_up where workspace_id = $1 and id = $2',
    [workspace.id, id],
  );
  if (!held) throw new AppError('not-found', 'There is nothing handed up under this id.');
  return handedUp.parse(await unseal(store.db, workspace.id, held.sealed));
}

export async function forgetHandUp({ store, workspace }: ServerContext, id: string): Promise<void> {
  await rows(store.db, 'delete from hand_up where workspace_id = $1 and id = $2', [workspace.id, id]);
}
