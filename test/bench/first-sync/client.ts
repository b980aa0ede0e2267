// A client on its first day, in a process of its own: signs in, pulls everything, tells how it went in one line of JSON.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createCore } from '#core/create-core.ts';
import type { Log, Network } from '#core/ports.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import { benchKey } from '../baseline/raw-database.ts';
import { memoryOf } from '../machine.ts';
import type { ClientReport } from './reports.ts';

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    folder: { type: 'string' },
    login: { type: 'string' },
    password: { type: 'string' },
  },
});
const { server = '', folder = '', login = '', password = '' } = values;

let wireBytes = 0;
const network: Network = {
  ...nodeNetwork,
  async fetch(url, init) {
    const response = await nodeNetwork.fetch(url, init);
    wireBytes += Number(response.headers.get('content-length') ?? 0);
    return response;
  },
};
const warn = (message: string, fields?: object) => console.error(message, fields ?? '');
const log: Log = { info: () => {}, warn, error: warn };

const core = await createCore({
  folder,
  serverUrl: server,
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
const client = createClient(pipe.renderer);
const before = memoryOf('self')?.now;

const processorBefore = process.cpuUsage();
const begin = performance.now();
const since = (): number => performance.now() - begin;
let firstListMs: number | undefined;
client.on('changed', async () => {
  const { rows } = await client.call('cases.list', {});
  if (rows.length > 0) firstListMs ??= since();
});
const synced = new Promise<void>((resolve, reject) => {
  client.on('sync', ({ connection, lastSyncedAt, problem }) => {
    if (problem) reject(new Error(`the sync failed: ${problem.kind}`));
    if (connection === 'online' && lastSyncedAt !== null) resolve();
  });
});
const delays = monitorEventLoopDelay({ resolution: 2 });
delays.enable();
await client.call('session.signIn', { login, password });
const signInMs = since();
await synced;
const totalMs = since();
const { user, system } = process.cpuUsage(processorBefore);
delays.disable();

const memory = memoryOf('self');
const { all } = await client.call('cases.counts', {});
const { cases: found } = await client.call('search.find', { text: '退款' });
const agent = (await client.call('session.get', {})).agent?.id ?? '';
await core.close();
const report: ClientReport = {
  signInMs,
  firstListMs: firstListMs ?? totalMs,
  totalMs,
  processorMs: (user + system) / 1000,
  longestBlockMs: delays.max / 1e6,
  cases: all,
  found: found.length,
  wireBytes,
  replicaBytes: statSync(join(folder, 'accounts', agent, 'replica.db')).size,
  ...(memory && before !== undefined ? { peakMiB: memory.peak, startMiB: before } : {}),
};
console.log(JSON.stringify(report));
