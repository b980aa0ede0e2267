import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TestDevice } from '../../harness/test-device.ts';
import { type BenchContext, type Database, type Figure, isTrial, type Outcome } from '../figures.ts';
import { caseIdOf } from '../generate/cases.ts';
import { type World, worldOf } from '../generate/world.ts';
import { memoryOf } from '../machine.ts';
import { median, medianFigure, percentileFigures } from '../statistics.ts';
import { startSteps } from '../steps/step-program.ts';
import type { BareSocketsSteps } from '../sync/bare-sockets.ts';
import { type BenchServer, onEachDatabase } from '../sync/bench-server.ts';
import { pushBare, subjectEdits } from '../sync/case-edits.ts';
import type { CrowdSteps } from '../sync/crowd.ts';
import { crowdSizes, devicesKnown } from '../sync/crowd-sizes.ts';
import { accountOf } from '../sync/fill-server.ts';
import { bareSocketsProgram, crowdProgram } from '../sync/programs.ts';
import { syncedDevice } from '../sync/synced-device.ts';

const mostCases = 10_000;
const pushesPerRun = 20;
const betweenPushesMs = 100;
const idleAgents = 50;
const editsPerSecond = 20;
const secondsOfEdits = 5;
const secondsOnTrial = 1;
const pushAimMs = 1000;
/** How long each of the crowd stays in a case where they work in cases; half of it they type. */
const inACaseMs = 10_000;

const alone = 'nobody else connected';
const bareServer = 'bare WebSocket server';

/** What connected devices cost one server process. */
export async function benchSyncDevices(context: BenchContext): Promise<Outcome> {
  const world = worldOf(Math.min(context.rows, mostCases), { entriesPerCase: 3 });
  const crowds = crowdSizes(context);
  const most = devicesKnown(context);
  const bareMiB = new Map<number, number>();
  for (const size of crowds) bareMiB.set(size, await bareSockets(size));
  const figures: Figure[] = [];
  let bytes = 0;
  const wish = { name: 'sync-devices', world, entries: false, devices: most };
  const leftOut = await onEachDatabase(context, wish, async (database, server) => {
    bytes = server.filled.bytes;
    const setting = { context, database, server, world };
    const pushesAlone = await pushSome(setting);
    for (const size of crowds)
      figures.push(...(await crowdFigures(setting, size, pushesAlone, bareMiB.get(size) ?? 0)));
    figures.push(...(await busyFigures(setting)));
  });
  return {
    scenario: 'sync-devices',
    what: 'one server process with many connected devices, of forty agents in eight teams; each pulls when it is poked',
    rows: { case: world.cases, device: most },
    bytes,
    figures,
    baselines: [
      {
        name: alone,
        what: 'the same pushes, one command each, by fetch, while no device is connected',
        pragmas: ['-'],
        sql: ['POST /v1/push'],
        rows: context.runs * pushesPerRun,
        bytes: 0,
      },
      {
        name: bareServer,
        what: 'as many open sockets of a WebSocket server that does nothing, in a process of its own',
        pragmas: ['-'],
        sql: ['ws, without compression'],
        rows: Math.max(...crowds),
        bytes: 0,
      },
    ],
    leftOut,
  };
}

interface Setting {
  readonly context: BenchContext;
  readonly database: Database;
  readonly server: BenchServer;
  readonly world: World;
}

/** KiB of memory for a socket of a server that does nothing. */
async function bareSockets(size: number): Promise<number> {
  const server = await startSteps<BareSocketsSteps>(bareSocketsProgram);
  const crowd = await startSteps<CrowdSteps>(crowdProgram);
  const before = memoryOf(server.pid)?.now ?? Number.NaN;
  await crowd.ask('arriveBare', { url: await server.ask('address'), count: size });
  await wait(500);
  const after = memoryOf(server.pid)?.now ?? Number.NaN;
  await crowd.stop();
  await server.stop();
  return after - before;
}

/** How long pushes of one command take, one after the other, in milliseconds. */
async function pushSome({ context, server, world }: Setting): Promise<readonly number[]> {
  const device = await TestDevice.signIn(server.url, accountOf(0));
  const samples: number[] = [];
  for (const edit of subjectEdits(world, 0, context.runs * pushesPerRun)) {
    samples.push(await pushBare(device, [edit]));
    await wait(betweenPushesMs);
  }
  return samples;
}

async function crowdFigures(
  setting: Setting,
  size: number,
  pushesAlone: readonly number[],
  bareMiB: number,
): Promise<Figure[]> {
  const { context, database, server, world } = setting;
  context.say(`${size} devices, ${database}`);
  const before = memoryOf(server.pid())?.now;
  const crowd = await startSteps<CrowdSteps>(crowdProgram);
  const tokens = server.filled.tokens.slice(0, size);
  const { ms } = await crowd.ask('arrive', { url: server.url, tokens, cursors: server.filled.cursors });
  await wait(500);
  const after = memoryOf(server.pid())?.now;
  const pushes = await pushSome(setting);
  const pulls = await crowd.ask('pulls');
  const caseIds = Array.from({ length: 500 }, (_, n) => caseIdOf(world, world.cases - 1 - (n % world.cases)));
  await crowd.ask('browse', { caseIds, everyMs: inACaseMs });
  await wait(1000);
  const told = await crowd.ask('presences');
  const pushesAmongThem = await pushSome(setting);
  const presences = (await crowd.ask('presences')) - told;
  await crowd.stop();
  const name = `${database}, ${size} devices`;
  return [
    { name: `${name}: until all are connected`, unit: 'ms', value: ms },
    ...(before === undefined || after === undefined
      ? []
      : [
          {
            name: `${name}: memory for a connection`,
            unit: 'bytes' as const,
            value: ((after - before) / size) * 2 ** 20,
            baseline: { name: bareServer, value: (bareMiB / size) * 2 ** 20 },
          },
        ]),
    ...percentileFigures(`${name}: a push`, pushes, { name: alone, samples: pushesAlone }, pushAimMs),
    { name: `${name}: pulls they made meanwhile`, unit: 'pulls', value: pulls },
    ...percentileFigures(`${name} in cases: a push`, pushesAmongThem, { name: alone, samples: pushesAlone }, pushAimMs),
    { name: `${name} in cases: told who is where meanwhile`, unit: 'messages', value: presences },
  ];
}

/** Fifty look on while one edits twenty times a second: how soon a colleague sees each edit. */
async function busyFigures({ context, database, server, world }: Setting): Promise<Figure[]> {
  context.say(`${idleAgents} idle agents, ${editsPerSecond} edits a second, ${database}`);
  const crowd = await startSteps<CrowdSteps>(crowdProgram);
  const tokens = server.filled.tokens.slice(0, idleAgents);
  await crowd.ask('arrive', { url: server.url, tokens, cursors: server.filled.cursors });
  const [author, reader] = await Promise.all(
    ([0, 1] as const).map((lead) => syncedDevice(join(context.folder, `busy-${lead}-${database}`), server.url, lead)),
  );
  if (!author || !reader) throw new Error('two devices were started');
  await reader.ask('watch');
  const samples: number[] = [];
  const perRun: number[] = [];
  for (let run = 0; run < context.runs; run++) {
    const seconds = isTrial(context) ? secondsOnTrial : secondsOfEdits;
    const edits = subjectEdits(world, 0, Math.min(editsPerSecond * seconds, world.cases));
    const made = await author.ask('edit', { edits, everyMs: 1000 / editsPerSecond });
    const seen = await reader.ask('sightings', { subjects: edits.map(({ set }) => set.subject) });
    const took = seen.map((at, index) => at - (made[index] ?? Number.NaN));
    samples.push(...took);
    perRun.push(median(took));
  }
  await Promise.all([author.stop(), reader.stop(), crowd.stop()]);
  const sorted = samples.toSorted((a, b) => a - b);
  const name = `${database}, ${idleAgents} idle and ${editsPerSecond} edits/s: edit until seen`;
  return [
    medianFigure(`${name} p50`, 'ms', perRun),
    { name: `${name} p95`, unit: 'ms', value: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN },
  ];
}
