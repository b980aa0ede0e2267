import { randomBytes } from 'node:crypto';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createOpenAiEmbeddings } from '#core/adapters/openai-embeddings.ts';
import { type Core, createCore } from '#core/create-core.ts';
import type { Clock, Log, Threads } from '#core/ports.ts';
import type { SyncTiming } from '#core/sync/timing.ts';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import { eventually } from './eventually.ts';

export interface CoreDevice {
  readonly client: Client;
  readonly core: Core;
  /** Errors and warnings the core logged. */
  readonly logged: readonly string[];
  signIn(login: string, password: string): Promise<void>;
  /** Waits until the status is as wished; fails with the last status. */
  syncIs(wish: (sync: SyncView) => boolean): Promise<SyncView>;
  /** Everything sent and everything pulled. */
  settled(): Promise<SyncView>;
  close(): Promise<void>;
}

export interface DeviceOptions {
  readonly folder: string;
  readonly serverUrl: string;
  readonly key?: Uint8Array;
  /** How far this device's clock is ahead of the machine's, in milliseconds. */
  readonly skewMs?: number;
  readonly courierMs?: number;
  readonly timing?: Partial<SyncTiming>;
  /** Another clock than the machine's. */
  readonly clock?: Clock;
  /** Left out, the core reads everything in its own thread. */
  readonly threads?: Threads;
}

const fixedKey = new Uint8Array(32).fill(7);

/** A whole client without a host: the real core, real files, real network; only the vault and the log are ours. */
export async function startDevice(options: DeviceOptions): Promise<CoreDevice> {
  const logged: string[] = [];
  const note = (message: string, fields?: object) => logged.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { info: () => undefined, warn: note, error: note };
  const clock: Clock = options.clock ?? { ...nodeClock, now: () => nodeClock.now() + (options.skewMs ?? 0) };
  const core = await createCore({
    folder: options.folder,
    serverUrl: options.serverUrl,
    host: 'loopback',
    version: '0.0.0-test',
    ...(options.courierMs === undefined ? {} : { courierMs: options.courierMs }),
    ...(options.timing === undefined ? {} : { timing: options.timing }),
    ports: {
      clock,
      random: (bytes) => randomBytes(bytes),
      vault: { key: async () => options.key ?? fixedKey },
      network: nodeNetwork,
      embeddings: createOpenAiEmbeddings(nodeNetwork, clock),
      log,
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    },
  });
  const pipe = createMemoryPipe();
  core.connect(pipe.core);
  const client = createClient(pipe.renderer);
  const status = async (wish: (sync: SyncView) => boolean) => {
    const sync = await client.call('sync.get', {});
    if (!wish(sync)) throw new Error(`the sync status stays at ${JSON.stringify(sync)}\n${logged.join('\n')}`);
    return sync;
  };
  return {
    client,
    core,
    logged,
    syncIs: (wish) => eventually(() => status(wish)),
    async signIn(login, password) {
      await client.call('session.signIn', { login, password });
    },
    async settled() {
      const before = (await client.call('sync.get', {})).lastSyncedAt;
      let attempts = 0;
      return eventually(async () => {
        // The server's time never goes back, so it stands still for moments while it is measured: two pulls may end at the same one.
        if (attempts++ % 20 === 0) await client.call('sync.now', {});
        return status((sync) => sync.connection === 'online' && sync.waiting === 0 && sync.lastSyncedAt !== before);
      });
    },
    close: () => core.close(),
  };
}
