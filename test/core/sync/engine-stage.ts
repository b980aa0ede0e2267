import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, Network, SocketEvents } from '#core/ports.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import type { ServerApi } from '#core/sync/server-api.ts';
import { SyncEngine } from '#core/sync/sync-engine.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { AppError } from '#domain/contract/failure.ts';
import { beatEveryMs } from '#domain/contract/wire/live.ts';
import type { PullRequest, PullResponse } from '#domain/contract/wire/pull.ts';
import { ids } from '../../builders/ids.ts';
import { stageClock } from '../../harness/stage-clock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

/** How the network is: it works, it refuses at once, it swallows everything, or the server answers with a failure. */
export type Weather = 'fair' | 'refusing' | 'swallowing' | AppError;

/** The real engine over real files, with a clock moved by hand and a network and server that are as told. */
export function engineStage() {
  const clock = stageClock();
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const key = new Uint8Array(32).fill(5);
  const outbox = openOutbox(join(folder, 'outbox.db'), key);
  const replica = openReplica(join(folder, 'replica.db'), key);
  setMeta(outbox, 'token', 'token');
  setMeta(outbox, 'epoch', '1');
  const store = new AccountStore(outbox, replica, () => ({ id: ids.agent(1), role: 'agent', teamIds: [] }));

  const asked: { readonly what: 'hello' | 'pull' | 'push' | 'lease' | 'socket'; readonly at: number }[] = [];
  const sockets = new Set<SocketEvents>();
  const underWay = new Set<(error: AppError) => void>();
  let weather: Weather = 'fair';
  /** While it swallows, requests that began before still get something. */
  let trickles = false;
  let serverAheadMs = 0;
  let hasSockets = true;
  /** More pages than ever arrive: the weather turns after each. */
  let endless = false;

  const offline = () => new AppError('offline', 'The server cannot be reached.');
  async function ask<T>(what: 'hello' | 'pull' | 'push' | 'lease', withinMs: number, answer: () => T) {
    asked.push({ what, at: clock.monotonic() });
    const sentAt = clock.monotonic();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    underWay.add(reject);
    if (weather === 'fair') clock.after(10, resolve);
    else if (weather === 'swallowing') clock.after(withinMs, () => reject(offline()));
    else if (weather === 'refusing') reject(offline());
    else reject(weather);
    await promise.finally(() => underWay.delete(reject));
    return { value: answer(), sentAt, receivedAt: clock.monotonic() };
  }
  const serverTime = () => clock.now() + serverAheadMs;
  const whole = (request: PullRequest): PullResponse => ({
    epoch: 1,
    generation: request.generation,
    base: request.cursors,
    scopes: ['workspace'],
    columns: {},
    pages: [{ scope: 'workspace', rows: [], tombstones: [], cursor: 1, final: !endless }],
    done: !endless,
    serverTime: serverTime(),
  });
  const page = (request: PullRequest): PullResponse => {
    if (endless) weather = 'refusing';
    return whole(request);
  };
  const api = {
    hello: (withinMs = usualTiming.answerMs) => ask('hello', withinMs, () => ({ serverTime: serverTime() })),
    pull: (_token: string, request: PullRequest) => ask('pull', usualTiming.answerMs, () => page(request)),
    push: () => ask('push', usualTiming.answerMs, () => ({ epoch: 1, results: [], serverTime: serverTime() })),
    lease: async () => (await ask('lease', usualTiming.answerMs, () => ({ from: 1, to: 100 }))).value,
    drop: () => {
      for (const reject of underWay) reject(offline());
    },
    heardAt: () => (trickles ? clock.monotonic() : Number.NEGATIVE_INFINITY),
  } as unknown as ServerApi;
  const network: Network = {
    fetch: () => Promise.reject(new Error('not used')),
    openSocket(_url, _headers, on) {
      asked.push({ what: 'socket', at: clock.monotonic() });
      sockets.add(on);
      const close = () => {
        if (!sockets.delete(on)) return;
        on.close();
      };
      if (weather === 'fair' && hasSockets) clock.after(10, () => sockets.has(on) && on.open());
      else clock.after(10, close);
      return { send: () => undefined, close };
    },
  };
  const states: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const engine: SyncEngine = new SyncEngine({
    store,
    api,
    serverUrl: 'https://desk.example',
    ports: {
      clock,
      random: (bytes) => new Uint8Array(bytes).fill(255),
      vault: { key: async () => key },
      network,
      log,
    },
    changed: () => undefined,
    stateChanged: () => {
      const { connection } = engine.state;
      if (states.at(-1) !== connection) states.push(connection);
    },
    damaged: () => undefined,
  });
  /** The server speaks on every socket as often as it promises, while the weather lets it. */
  const beat = () => {
    if (weather === 'fair') for (const on of sockets) on.message('{"kind":"beat","serverTime":1}');
    clock.after(beatEveryMs, beat);
  };
  clock.after(beatEveryMs, beat);
  return {
    engine,
    store,
    clock,
    asked,
    states,
    /** Changes the weather; what is under way stays as it is, unless the sockets are told that they ended. */
    set(next: Weather, socketsEnd = false) {
      weather = next;
      if (!socketsEnd) return;
      for (const on of [...sockets]) {
        sockets.delete(on);
        on.close();
      }
    },
    trickle(on: boolean) {
      trickles = on;
    },
    /** Something on the way lets requests through and no sockets. */
    withoutSockets() {
      hasSockets = false;
    },
    /** Every pull breaks off after its first page. */
    breakPulls() {
      endless = true;
    },
    setServerAhead(ms: number) {
      serverAheadMs = ms;
    },
    poke() {
      for (const on of sockets) on.message('{"kind":"poke","vers":{"workspace":2}}');
    },
    async start() {
      engine.start();
      await clock.settle(3000);
    },
    /** Lets time pass until the state is as wished; the milliseconds it took. */
    async until(connection: string, withinMs = 300_000): Promise<number> {
      const startedAt = clock.monotonic();
      while (engine.state.connection !== connection) {
        if (clock.monotonic() - startedAt > withinMs) throw new Error(`the state stays at ${engine.state.connection}`);
        await clock.settle(50);
      }
      return clock.monotonic() - startedAt;
    },
    /** How often something was asked since then. */
    since: (at: number, what: (typeof asked)[number]['what']) =>
      asked.filter((one) => one.what === what && one.at >= at).length,
    async end() {
      const stopped = engine.stop();
      await clock.settle(60_000);
      await stopped;
    },
  };
}
