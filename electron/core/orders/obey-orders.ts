import { setImmediate as othersTurn } from 'node:timers/promises';
import type { OutboxReader, OutboxWriter } from '#db/connection/handle.ts';
import { type Erasing, eraseTraces, type Traces, tracesOf } from '#db/outbox/erase.ts';
import { eraseRecords } from '#db/replica/erase.ts';
import { forgetErased } from '#db/search/forget.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { Log } from '../ports.ts';
import type { AccountStore } from '../sync/account-store.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import type { ServerApi } from '../sync/server-api.ts';
import { digestOf, leftOver, sealed } from './hand-up.ts';

type OrdersApi = Pick<ServerApi, 'handUp' | 'ordersDone'>;

export interface ObeyParts {
  readonly store: Pick<AccountStore, 'outbox' | 'replica' | 'realign' | 'erased'>;
  readonly api: OrdersApi;
  readonly token: string;
  readonly log: Log;
  readonly changed: (rows: ChangedRows) => void;
  /** Forgets older copies of the account's files, and content that no record speaks of any more. */
  readonly forgetCopies: (files: readonly string[]) => Promise<void>;
  /** Content of files is still on its way to the server. */
  readonly isBusy: () => boolean;
  /** Leaves the account and removes all that is on this device of it. */
  readonly eraseAccount: (order: EraseOrder) => void;
}

/**
 * Carries out what the server ordered, in an order that survives a kill anywhere: what waits is pushed by the cycles before, what cannot be
 * pushed is handed up, then it is erased here, then the server is told. An order that cannot be carried out yet comes again.
 */
export async function obeyOrders(parts: ObeyParts, orders: readonly EraseOrder[]): Promise<void> {
  const everything = orders.find(({ what }) => what === 'device');
  if (everything) {
    if (!parts.isBusy() && (await handUp(parts.api, parts.token, parts.store.outbox, everything)))
      parts.eraseAccount(everything);
    return;
  }
  for (const order of orders) {
    const traces = await handUp(parts.api, parts.token, parts.store.outbox, order);
    if (!traces) continue;
    erase(parts, order, traces);
    for (const _ of forgetErased(parts.store.replica)) await othersTurn();
    await parts.forgetCopies([...order.files, ...filesIn(traces)]);
    await parts.api.ordersDone(parts.token, { orderIds: [order.id] });
    parts.log.info('an order to erase was carried out', { order: order.id, commands: traces.commands.length });
  }
}

/**
 * Hands up what would be lost. Returns what is to be erased now, and nothing while something of it still waits to be pushed. What is
 * written here while the hand-up is under way is handed up as well, before anything is erased.
 */
export async function handUp(
  api: OrdersApi,
  token: string,
  outbox: OutboxReader,
  order: EraseOrder,
): Promise<Traces | undefined> {
  const handed = new Set<string>();
  for (;;) {
    const traces = tracesOf(outbox, erasingOf(order));
    if (traces.commands.some(({ state }) => state === 'waiting')) return undefined;
    const left = leftOver(traces);
    if (!left || handed.has(digestOf(left))) return traces;
    await api.handUp(token, await sealed(order, left));
    handed.add(digestOf(left));
  }
}

/** Content that only the erased commands speak of. */
function filesIn({ commands }: Traces): readonly string[] {
  return commands.flatMap(({ envelope }) => {
    const { sha256 } = envelope.args as { readonly sha256?: unknown };
    return typeof sha256 === 'string' ? [sha256] : [];
  });
}

function erasingOf({ what, customerId, records }: EraseOrder): Erasing {
  return what === 'customer' && customerId !== null ? { customerId, records } : 'everything';
}

/** In one turn of the loop: nobody can write anything in between. */
function erase({ store, changed }: ObeyParts, order: EraseOrder, traces: Traces): void {
  const outbox: OutboxWriter = store.outbox;
  eraseTraces(outbox, traces);
  changed(store.realign());
  eraseRecords(store.replica, order.records);
  for (const key of order.records) store.erased.add(key);
  const rows = new ChangedRows();
  rows.everything();
  changed(rows);
}
