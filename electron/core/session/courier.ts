import { close } from '#db/connection/connection.ts';
import type { OutboxReader, OutboxWriter, ProfileReader } from '#db/connection/handle.ts';
import { outboxCounts } from '#db/outbox/commands.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { listAccounts, type StoredAccount } from '#db/profile/accounts.ts';
import { failureOf } from '#domain/contract/failure.ts';
import { sendWaitingFiles } from '../files/send-waiting.ts';
import type { Erasures } from '../orders/erasures.ts';
import { handUp } from '../orders/obey-orders.ts';
import type { Ports } from '../ports.ts';
import { HoldBack } from '../sync/hold-back.ts';
import { pushOutbox } from '../sync/push-outbox.ts';
import { createServerApi, type ServerApi } from '../sync/server-api.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { accountFile, hasOutbox, openAccountOutbox, type ProfileFiles } from './account-files.ts';

export interface CourierParts {
  readonly files: ProfileFiles;
  readonly profile: ProfileReader;
  readonly ports: Ports;
  /** The account that is open sends for itself. */
  readonly openAgentId: () => string | undefined;
  readonly delivered: () => void;
  readonly erasures: Erasures;
  readonly timing: SyncTiming;
  /** Milliseconds between two rounds. */
  readonly roundMs: number;
}

/**
 * On a workstation that several agents share, sends what the others left waiting, with their own device's credential. Their rows are
 * brought in line when they open their account again.
 */
export class Courier {
  readonly #parts: CourierParts;
  readonly #stop = new AbortController();
  #cancel: () => void = () => undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#stop.signal.aborted) return;
    this.#cancel = this.#parts.ports.clock.after(this.#parts.roundMs, () => {
      this.#round = this.deliver()
        .catch((error: unknown) => this.#failed(error))
        .finally(() => this.start());
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#cancel();
    await this.#round;
  }

  /** One round over all accounts of this profile that are not open. */
  async deliver(): Promise<void> {
    const { profile, files, openAgentId, erasures } = this.#parts;
    await erasures.tell(this.#stop.signal);
    for (const account of listAccounts(profile)) {
      if (this.#stop.signal.aborted) return;
      if (account.agentId === openAgentId() || !hasOutbox(files, account.agentId)) continue;
      await this.#deliverFor(account).catch((error: unknown) => this.#failed(error));
    }
  }

  /** Whatever it is, the account's own engine deals with it when the account is opened; until then the next round tries again. */
  #failed(error: unknown): void {
    this.#parts.ports.log.info("another account's changes could not be sent yet", { kind: failureOf(error).kind });
  }

  async #deliverFor(account: StoredAccount): Promise<void> {
    const { files, ports, openAgentId, delivered } = this.#parts;
    const stopped = () => this.#stop.signal.aborted || account.agentId === openAgentId();
    const api = createServerApi(account.serverUrl, ports.network, ports.clock, this.#stop.signal, this.#parts.timing);
    const outbox = openAccountOutbox(files, account.agentId);
    // What its author may still undo leaves with the next round.
    const holds = new HoldBack({ outbox, clock: ports.clock, over: () => undefined });
    let erase: { readonly orderId: string; readonly token: string } | undefined;
    try {
      const token = getMeta(outbox, 'token');
      if (!token || getMeta(outbox, 'work-offline') === '1') return;
      if (outboxCounts(outbox).waiting > 0)
        await pushOutbox({
          outbox,
          api,
          token,
          epoch: Number(getMeta(outbox, 'epoch') ?? 0),
          sending: () => undefined,
          recorded: delivered,
          timed: () => undefined,
          stopped,
          held: () => holds.held,
        });
      if (!stopped() && (await this.#sendFiles(account, outbox, token, stopped))) delivered();
      if (!stopped()) erase = await this.#orderToErase(outbox, api, token);
    } finally {
      holds.close();
      close(outbox);
    }
    if (erase && !stopped()) this.#erase(account, erase);
  }

  async #sendFiles(
    { agentId, serverUrl }: StoredAccount,
    outbox: OutboxWriter,
    token: string,
    stopped: () => boolean,
  ): Promise<boolean> {
    const { files, ports, timing } = this.#parts;
    const { network, clock, random } = ports;
    return await sendWaitingFiles({
      ...{ outbox, serverUrl, network, clock, random, timing, stopped },
      folder: accountFile(files, agentId, 'files'),
      profileKey: files.key,
      token: () => token,
      stop: this.#stop.signal,
    });
  }

  /** An account that nobody opens any more, for its agent has left, still hears that it has to go. */
  async #orderToErase(outbox: OutboxReader, api: ServerApi, token: string) {
    const { orders } = await api.orders(token);
    const order = orders.find(({ what }) => what === 'device');
    return order && (await handUp(api, token, outbox, order)) ? { orderId: order.id, token } : undefined;
  }

  #erase({ agentId, serverUrl }: StoredAccount, order: { readonly orderId: string; readonly token: string }): void {
    const { erasures, delivered } = this.#parts;
    erasures.note({ agentId, serverUrl, ...order });
    erasures.removeFiles();
    delivered();
  }
}
