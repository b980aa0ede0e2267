// A device of ours in a process of its own: the whole core on real files and the real network, asked step by step.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { keepYoungGenerationSmall } from '#core/adapters/young-generation.ts';
import { type Core, createCore } from '#core/create-core.ts';
import type { Log, Network } from '#core/ports.ts';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { Connection, SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { Priority } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { benchKey } from '../baseline/raw-database.ts';
import { memoryOf } from '../machine.ts';
import { machineMs, serveSteps } from '../steps/serve-steps.ts';

export interface FirstSyncReport {
  readonly signInMs: number;
  /** Until the list of cases had something to show. */
  readonly firstListMs: number;
  /** Until everything was there and could be searched. */
  readonly totalMs: number;
  /** Processor time of all threads until then: what other work on the machine disturbs least. */
  readonly processorMs: number;
  /** The longest time in which the process could not answer anything. */
  readonly longestBlockMs: number;
  readonly cases: number;
  /** Hits of a search afterwards: the index is there. */
  readonly found: number;
  /** Of the whole process: most of the time, and before signing in. Only where the system tells. */
  readonly peakMiB?: number;
  readonly startMiB?: number;
}

interface CaseEdit {
  readonly caseId: string;
  readonly set: { readonly subject?: string; readonly priority?: Priority };
}

const warn = (message: string, fields?: object): void => console.error(message, fields ?? '');
const log: Log = { info: () => {}, warn, error: warn };

// As the hosts do.
keepYoungGenerationSmall();

let core: Core;
let client: Client;
const pushes = new EventTarget();

/** A push's answer is on its way into the outbox when this is told. */
const network: Network = {
  ...nodeNetwork,
  async fetch(url, init) {
    const response = await nodeNetwork.fetch(url, init);
    if (url.endsWith('/v1/push')) pushes.dispatchEvent(new Event('answered'));
    return response;
  },
};

async function open({
  folder,
  url,
}: {
  readonly folder: string;
  readonly url: string;
}): Promise<{ readonly ms: number }> {
  const begin = performance.now();
  core = await createCore({
    folder,
    serverUrl: url,
    host: 'loopback',
    version: '0.0.0-bench',
    ports: {
      clock: nodeClock,
      random: (bytes) => randomBytes(bytes),
      vault: { key: async () => benchKey },
      network,
      log,
    },
  });
  const pipe = createMemoryPipe();
  core.connect(pipe.core);
  client = createClient(pipe.renderer);
  return { ms: performance.now() - begin };
}

/** Resolves with the first status that is as wished, and when it was told. */
function syncIs(wish: (view: SyncView) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const stop = client.on('sync', (view) => {
      if (!wish(view)) return;
      stop();
      resolve(machineMs());
    });
    client.call('sync.get', {}).then((view) => {
      if (!wish(view)) return;
      stop();
      resolve(machineMs());
    });
  });
}

function synced(): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('sync', ({ connection, lastSyncedAt, problem }) => {
      if (problem) reject(new Error(`the sync failed: ${problem.kind}`));
      if (connection === 'online' && lastSyncedAt !== null) resolve();
    });
  });
}

async function firstSync(account: { readonly login: string; readonly password: string }): Promise<FirstSyncReport> {
  const before = memoryOf('self')?.now;
  const processorBefore = process.cpuUsage();
  const begin = performance.now();
  let firstListMs: number | undefined;
  client.on('changed', async () => {
    if (firstListMs !== undefined) return;
    const { rows } = await client.call('cases.list', {});
    if (rows.length > 0) firstListMs ??= performance.now() - begin;
  });
  const everything = synced();
  const delays = monitorEventLoopDelay({ resolution: 2 });
  delays.enable();
  await client.call('session.signIn', account);
  const signInMs = performance.now() - begin;
  await everything;
  const totalMs = performance.now() - begin;
  const { user, system } = process.cpuUsage(processorBefore);
  delays.disable();
  const memory = memoryOf('self');
  const { all } = await client.call('cases.counts', {});
  const { cases: found } = await client.call('search.list', { text: '退款' });
  return {
    signInMs,
    firstListMs: firstListMs ?? totalMs,
    totalMs,
    processorMs: (user + system) / 1000,
    longestBlockMs: delays.max / 1e6,
    cases: all,
    found: found.count,
    ...(memory && before !== undefined ? { peakMiB: memory.peak, startMiB: before } : {}),
  };
}

const askAgainMs = 5000;

/**
 * Until a pull saw everything that did not see it yet. The server's time stands still for moments while it is measured, so a pull may end at the
 * same one as that before it: then it is asked for again.
 */
async function pulledAfter(ask: () => Promise<unknown>): Promise<{ readonly ms: number }> {
  const before = (await client.call('sync.get', {})).lastSyncedAt;
  const begin = performance.now();
  await ask();
  let askedAt = performance.now();
  while ((await client.call('sync.get', {})).lastSyncedAt === before) {
    await turn();
    if (performance.now() - askedAt < askAgainMs) continue;
    askedAt = performance.now();
    await client.call('sync.now', {});
  }
  return { ms: performance.now() - begin };
}

/** Asks for what is new. */
const pull = () => pulledAfter(() => client.call('sync.now', {}));

/** Comes back after a time without the network. */
const catchUp = () => pulledAfter(() => client.call('sync.setWorkOffline', { on: false }));

/** Opens the files of yesterday, until a pull saw everything. */
async function reopen(args: { readonly folder: string; readonly url: string }): Promise<{ readonly ms: number }> {
  const begin = performance.now();
  const opened = Date.now();
  await open(args);
  while (((await client.call('sync.get', {})).lastSyncedAt ?? 0) < opened) await turn();
  return { ms: performance.now() - begin };
}

async function workOffline(): Promise<null> {
  await client.call('sync.setWorkOffline', { on: true });
  return null;
}

/** Edits that wait here, as on a day without a network. */
async function queue({ edits }: { readonly edits: readonly CaseEdit[] }): Promise<{ readonly ms: number }> {
  await workOffline();
  const begin = performance.now();
  for (const edit of edits) await client.run('case.edit', { ...edit, caseId: edit.caseId as CaseId });
  return { ms: performance.now() - begin };
}

async function sent(): Promise<void> {
  while ((await client.call('sync.get', {})).waiting > 0) await turn();
}

/** Lets what waits go, until the server has acknowledged it. */
async function push(): Promise<{ readonly ms: number }> {
  const begin = performance.now();
  await client.call('sync.setWorkOffline', { on: false });
  await sent();
  return { ms: performance.now() - begin };
}

/** Each edit from the press of a key until the server's acknowledgement stands in the outbox. */
async function roundTrips({ edits }: { readonly edits: readonly CaseEdit[] }): Promise<readonly number[]> {
  const samples: number[] = [];
  for (const edit of edits) {
    const begin = performance.now();
    const answered = once(pushes, 'answered');
    await client.run('case.edit', { ...edit, caseId: edit.caseId as CaseId });
    await answered;
    await sent();
    samples.push(performance.now() - begin);
    // The pull that follows a push belongs to no edit.
    await wait(20);
  }
  return samples;
}

/** Makes an edit every so many milliseconds and says when each was made. */
async function edit({ edits, everyMs }: { readonly edits: readonly CaseEdit[]; readonly everyMs: number }) {
  const at: number[] = [];
  for (const one of edits) {
    at.push(machineMs());
    await client.run('case.edit', { ...one, caseId: one.caseId as CaseId });
    await wait(Math.max(0, everyMs - (machineMs() - (at.at(-1) ?? 0))));
  }
  return at;
}

const seen = new Map<string, number>();
let stopWatching: () => void = () => {};

/** From now on notes when each case's subject becomes readable here. */
async function watch(): Promise<null> {
  stopWatching();
  seen.clear();
  stopWatching = client.on('changed', async (changes) => {
    for (const { collection, ids } of changes) {
      if (collection !== 'case') continue;
      for (const id of ids) {
        const { subject } = (await client.call('cases.get', { caseId: id as CaseId })).fields;
        if (!seen.has(subject)) seen.set(subject, machineMs());
      }
    }
  });
  return null;
}

/** When each of these subjects was seen; waits for the last of them. */
async function sightings({ subjects }: { readonly subjects: readonly string[] }): Promise<readonly number[]> {
  const deadline = Date.now() + 60_000;
  while (!subjects.every((subject) => seen.has(subject))) {
    if (Date.now() > deadline) throw new Error('an edit never became visible');
    await wait(10);
  }
  return subjects.map((subject) => seen.get(subject) ?? Number.NaN);
}

async function read({ caseId }: { readonly caseId: string }) {
  const { subject, priority } = (await client.call('cases.get', { caseId: caseId as CaseId })).fields;
  const conflicts = await client.call('conflicts.list', {});
  return { subject, priority, conflicts: conflicts.total };
}

const steps = {
  open,
  firstSync,
  pull,
  catchUp,
  reopen,
  workOffline,
  queue,
  push,
  roundTrips,
  edit,
  watch,
  sightings,
  read,
  /** When the status line says so, on the clock of the machine. */
  connectionIs: ({ connection }: { readonly connection: Connection }) =>
    syncIs((view) => view.connection === connection),
  count: async () => (await client.call('cases.counts', {})).all,
  /** How much has come, while a large download runs. */
  progress: async () => (await client.call('sync.get', {})).progress,
  close: () => core.close(),
};
export type DeviceSteps = typeof steps;

serveSteps(steps);
