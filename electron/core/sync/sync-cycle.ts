import { getMeta, removeMeta } from '#db/outbox/meta.ts';
import { numberBlocks, numbersWanted } from '#db/outbox/number-demand.ts';
import { addNumberBlock } from '#db/outbox/numbers.ts';
import { completeCursors } from '#db/replica/cursors.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { LeaseRequest } from '#domain/contract/wire/lease.ts';
import type { Ports } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { isUnreachable } from './backoff.ts';
import type { ChangedRows } from './changed-rows.ts';
import { type Checks, pullChanges } from './pull-changes.ts';
import { pushOutbox } from './push-outbox.ts';
import type { ServerApi } from './server-api.ts';
import { settleFailure } from './settle-failure.ts';
import type { SyncState } from './sync-state.ts';
import type { Timekeeper } from './timekeeper.ts';
import { verifyScopes } from './verify-scopes.ts';

const followEveryMs = 1000;
const pruneEveryMs = 24 * 3600 * 1000;

const endsCycle: ReadonlySet<Failure['kind']> = new Set(['session-expired', 'throttled']);

/** The agent has left, or the program is too old. */
const readsNothing: ReadonlySet<Failure['kind']> = new Set(['inactive', 'protocol-mismatch']);

export interface CycleParts {
  readonly store: AccountStore;
  readonly api: ServerApi;
  readonly ports: Ports;
  readonly time: Timekeeper;
  readonly changed: (rows: ChangedRows) => void;
  readonly stateChanged: () => void;
  readonly set: (next: Partial<SyncState>) => void;
  /** Everything was exchanged once: the server is there and knows us. */
  readonly exchanged: () => void;
  /** Carries out what the server wants erased here. */
  readonly obey?: (orders: readonly EraseOrder[], token: string) => Promise<void>;
  readonly halted: () => boolean;
  /** Commands that may still be undone. */
  readonly held?: () => ReadonlySet<string>;
}

/** What one cycle does: push what waits, pull what is new, and what goes along with that. */
export class SyncCycle {
  readonly #parts: CycleParts;
  #pruneAt = Number.NEGATIVE_INFINITY;
  #orders: readonly EraseOrder[] = [];

  constructor(parts: CycleParts) {
    this.#parts = parts;
  }

  /** True when another cycle has something to do at once. */
  async run(token: string): Promise<boolean> {
    const { halted, exchanged } = this.#parts;
    await this.#declareNumbers(token);
    if (halted()) return false;
    const pushFailure = await this.#pushAll(token);
    if (halted()) return false;
    // On its first day a device may go into the field before it has read everything: the numbers come first. Later they come after a
    // pull, which notices a server put back to an older state, whose next numbers were given out before.
    if (this.#isFirst()) await this.#lease(token);
    const checks = await this.#pullAll(token);
    if (halted()) return false;
    await this.#lease(token);
    if (halted()) return false;
    exchanged();
    const differs = checks ? await this.#verify(checks) : false;
    await this.#obey(token);
    if (isSettled(pushFailure)) return true;
    if (pushFailure !== undefined) throw pushFailure;
    return differs;
  }

  #isFirst(): boolean {
    return Object.keys(completeCursors(this.#parts.store.replica)).length === 0;
  }

  /** Downloads never wait for uploads: what goes wrong here is returned, and only a server that cannot be had at all ends the cycle. */
  async #pushAll(token: string): Promise<unknown> {
    try {
      await this.#push(token);
      return undefined;
    } catch (error) {
      const { kind } = failureOf(error);
      if (isUnreachable(kind) || endsCycle.has(kind)) throw error;
      this.#settle(error);
      return error;
    }
  }

  async #pullAll(token: string): Promise<Checks | undefined> {
    try {
      return await this.#pull(token);
    } catch (error) {
      if (readsNothing.has(failureOf(error).kind)) await this.#askForOrders(token);
      if (!this.#settle(error)) throw error;
      return await this.#pull(token);
    }
  }

  /** What may read nothing more may still have something to erase. That it cannot even ask is told by the pull that failed. */
  async #askForOrders(token: string): Promise<void> {
    const answer = await this.#parts.api.orders(token).catch(() => undefined);
    this.#orders = answer?.orders ?? [];
    await this.#obey(token);
  }

  /** One that cannot be carried out comes again with the next pull, and holds up nothing else. */
  async #obey(token: string): Promise<void> {
    const { obey, ports, halted } = this.#parts;
    const orders = this.#orders;
    this.#orders = [];
    if (orders.length === 0 || halted()) return;
    await obey?.(orders, token).catch((error: unknown) => {
      ports.log.error('an order to erase could not be carried out yet', { kind: failureOf(error).kind });
    });
  }

  async #push(token: string): Promise<void> {
    const { store, api, ports, time, changed, stateChanged, set, halted, held } = this.#parts;
    let followedAt = ports.clock.monotonic();
    let behind = false;
    // Those that left: what became of the others has not changed.
    const left = new Set<string>();
    const follow = () => {
      behind = false;
      followedAt = ports.clock.monotonic();
      const uids = new Set(left);
      left.clear();
      changed(store.follow(uids));
      stateChanged();
    };
    const pushing = pushOutbox({
      outbox: store.outbox,
      api,
      token,
      epoch: store.epoch,
      sending: (sending) => {
        for (const uid of sending) left.add(uid);
        set({ sending });
      },
      recorded: () => {
        behind = true;
        // Views read again after it; days of work leave in hundreds of batches.
        if (ports.clock.monotonic() - followedAt > followEveryMs) follow();
      },
      timed: (sentAt, receivedAt, serverTime) => time.observe(sentAt, receivedAt, serverTime),
      stopped: halted,
      ...(held ? { held } : {}),
    });
    try {
      await pushing;
    } finally {
      if (behind) follow();
    }
  }

  async #pull(token: string): Promise<Checks | undefined> {
    const { store, api, ports, time, changed, stateChanged, set, halted } = this.#parts;
    const pulling = pullChanges({
      store,
      api,
      token,
      clock: ports.clock,
      changed,
      progress: (done, total) => set({ progress: { done, total } }),
      timed: (sentAt, receivedAt, serverTime) => time.observe(sentAt, receivedAt, serverTime),
      ordered: (orders) => {
        this.#orders = orders;
      },
      stopped: halted,
    });
    let checks: Checks | undefined;
    try {
      checks = await pulling;
    } finally {
      // Of one that broke off too: an old copy or a log that is cut short must not take away unnoticed what it brought.
      store.noteMark(checks !== undefined);
    }
    if (!checks) return undefined;
    setReplicaMeta(store.replica, 'last-synced-at', String(time.now()));
    this.#prune();
    stateChanged();
    return checks;
  }

  /** By the server's time, never by a clock that may be years ahead. */
  #prune(): void {
    const { store, ports, time } = this.#parts;
    const now = ports.clock.monotonic();
    if (now < this.#pruneAt) return;
    this.#pruneAt = now + pruneEveryMs;
    store.prune(time.now());
  }

  async #verify(checks: Checks): Promise<boolean> {
    const { store, ports, halted } = this.#parts;
    const { clock, log } = ports;
    return await verifyScopes({ store, clock, log, stopped: halted }, checks);
  }

  async #lease(token: string): Promise<void> {
    const { outbox } = this.#parts.store;
    const wanted = numbersWanted(outbox, this.#parts.time.now());
    if (wanted > 0) await this.#leaseBlock(token, { size: wanted });
  }

  /** A server restored from a backup is told whose the numbers are before it gets to see them on cases. */
  async #declareNumbers(token: string): Promise<void> {
    const { outbox } = this.#parts.store;
    if (getMeta(outbox, 'declare-numbers') === undefined) return;
    const held = [...numberBlocks(outbox)];
    if (held.length > 0) {
      const size = Math.max(1, numbersWanted(outbox, this.#parts.time.now()));
      if (!(await this.#leaseBlock(token, { size, held }))) return;
    }
    removeMeta(outbox, 'declare-numbers');
  }

  /** False where the server serves this device no more: it gives no numbers, but still takes what waits, and that may not be held up. */
  async #leaseBlock(token: string, request: LeaseRequest): Promise<boolean> {
    const { store, api, stateChanged } = this.#parts;
    const block = await api.lease(token, request).catch((error: unknown) => {
      if (!readsNothing.has(failureOf(error).kind)) throw error;
    });
    if (!block) return false;
    addNumberBlock(store.outbox, block.from, block.to);
    stateChanged();
    return true;
  }

  #settle(error: unknown): boolean {
    const { store, ports, changed } = this.#parts;
    return settleFailure(error, store, ports.log, changed);
  }
}

/** What such a failure asks for was done; the next cycle goes on from there. */
function isSettled(error: unknown): boolean {
  return error instanceof AppError && (error.kind === 'epoch' || error.kind === 'gap');
}
