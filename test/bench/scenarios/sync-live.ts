import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openLive } from '../../harness/live-socket.ts';
import { TestDevice } from '../../harness/test-device.ts';
import { type BenchContext, type Database, type Figure, isTrial, type Outcome } from '../figures.ts';
import { type World, worldOf } from '../generate/world.ts';
import { median, medianFigure, percentileFigures } from '../statistics.ts';
import { machineMs } from '../steps/serve-steps.ts';
import type { StepProgram } from '../steps/step-program.ts';
import { type BenchServer, onEachDatabase } from '../sync/bench-server.ts';
import { subjectEdits } from '../sync/case-edits.ts';
import { devicesKnown } from '../sync/crowd-sizes.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { accountOf } from '../sync/fill-server.ts';
import { startRelay } from '../sync/relay.ts';
import { syncedDevice } from '../sync/synced-device.ts';

const mostCases = 10_000;
const fewEdits = 4;
const manyEdits = 20;
/** So far apart that each edit has its own poke. */
const betweenEditsMs = 400;
const visibleAimMs = 1000;
const bare = 'bare socket';

type Device = StepProgram<DeviceSteps>;

interface Flips {
  readonly killed: number[];
  readonly bareKilled: number[];
  readonly restarted: number[];
  readonly swallowed: number[];
  readonly passing: number[];
}

interface Measured {
  readonly visible: number[];
  readonly bareVisible: number[];
  readonly flips: Flips;
}

/** How soon one device sees what another did, and how soon it says that the server is gone or back. */
export async function benchSyncLive(context: BenchContext): Promise<Outcome> {
  const world = worldOf(Math.min(context.rows, mostCases), { entriesPerCase: 3 });
  const figures: Figure[] = [];
  let bytes = 0;
  const wish = { name: 'sync-live', world, entries: false, devices: devicesKnown(context) };
  const leftOut = await onEachDatabase(context, wish, async (database, server) => {
    bytes = server.filled.bytes;
    figures.push(...figuresOf(database, await measure(context, database, server, world)));
  });
  return {
    scenario: 'sync-live',
    what: 'two connected devices, each a process: from the press of a key on one until the other has read the change; and the status line',
    rows: { case: world.cases },
    bytes,
    figures,
    baselines: [
      {
        name: bare,
        what: 'a push by fetch until a bare WebSocket heard the poke; or the server killed until that socket was closed',
        pragmas: ['-'],
        sql: ['POST /v1/push, GET /v1/live'],
        rows: context.runs * editsPerRun(context),
        bytes: 0,
      },
    ],
    leftOut,
  };
}

function editsPerRun(context: BenchContext): number {
  return isTrial(context) ? fewEdits : manyEdits;
}

async function measure(
  context: BenchContext,
  database: Database,
  server: BenchServer,
  world: World,
): Promise<Measured> {
  const relay = await startRelay(server.url);
  const [author, reader] = await Promise.all([
    syncedDevice(join(context.folder, `live-author-${database}`), server.url, 0),
    syncedDevice(join(context.folder, `live-reader-${database}`), relay.url, 1),
  ]);
  const visible: number[] = [];
  const bareVisible: number[] = [];
  await reader.ask('watch');
  for (let run = 0; run < context.runs; run++) {
    context.say(`edits seen, ${database}, ${run + 1} of ${context.runs}`);
    const edits = subjectEdits(world, 0, editsPerRun(context));
    const made = await author.ask('edit', { edits, everyMs: betweenEditsMs });
    const seen = await reader.ask('sightings', { subjects: edits.map(({ set }) => set.subject) });
    visible.push(...seen.map((at, index) => at - (made[index] ?? Number.NaN)));
    bareVisible.push(...(await barePokes(server.url, world, editsPerRun(context))));
  }
  const flips: Flips = { killed: [], bareKilled: [], restarted: [], swallowed: [], passing: [] };
  for (let run = 0; run < context.runs; run++) {
    context.say(`server gone and back, ${database}, ${run + 1} of ${context.runs}`);
    await killAndRestart(server, author, flips);
    await untilPoked(author, reader, world);
    const swallowedAt = machineMs();
    relay.swallow();
    flips.swallowed.push((await reader.ask('connectionIs', { connection: 'offline' })) - swallowedAt);
    const passesAt = machineMs();
    relay.pass();
    flips.passing.push((await reader.ask('connectionIs', { connection: 'online' })) - passesAt);
  }
  await author.stop();
  await reader.stop();
  await relay.close();
  return { visible, bareVisible, flips };
}

/** Until the reader is told of edits again as they happen: the live channel comes back a while after the status line. */
async function untilPoked(author: Device, reader: Device, world: World): Promise<void> {
  for (let took = Number.POSITIVE_INFINITY; took > visibleAimMs; ) {
    const edits = subjectEdits(world, 0, 1);
    const [made = 0] = await author.ask('edit', { edits, everyMs: 0 });
    const [seen = 0] = await reader.ask('sightings', { subjects: edits.map(({ set }) => set.subject) });
    took = seen - made;
  }
}

/** From a push by fetch until a bare socket heard that its scope moved on. */
async function barePokes(url: string, world: World, count: number): Promise<number[]> {
  const device = await TestDevice.signIn(url, accountOf(1));
  const live = await openLive(device);
  const samples: number[] = [];
  for (const edit of subjectEdits(world, 0, count)) {
    await wait(betweenEditsMs);
    const begin = performance.now();
    const [result] = await device.push(device.command('case.edit', edit));
    await Promise.all(Object.entries(result?.vers ?? {}).map(([scope, ver]) => live.poked(scope, ver)));
    samples.push(performance.now() - begin);
  }
  live.close();
  return samples;
}

async function killAndRestart(server: BenchServer, device: Device, flips: Flips): Promise<void> {
  const bareDevice = await TestDevice.signIn(server.url, accountOf(1));
  const live = await openLive(bareDevice);
  await device.ask('connectionIs', { connection: 'online' });
  const killedAt = machineMs();
  const bareClosed = live.closed.then(() => machineMs() - killedAt);
  const offline = device.ask('connectionIs', { connection: 'offline' });
  await server.kill9();
  flips.killed.push((await offline) - killedAt);
  flips.bareKilled.push(await bareClosed);
  await wait(2000);
  await server.restart();
  const listensAt = machineMs();
  flips.restarted.push(Math.max(0, (await device.ask('connectionIs', { connection: 'online' })) - listensAt));
}

function figuresOf(database: Database, { visible, bareVisible, flips }: Measured): Figure[] {
  return [
    ...percentileFigures(
      `${database}: edit until seen by a colleague`,
      visible,
      { name: bare, samples: bareVisible },
      visibleAimMs,
    ),
    medianFigure(`${database}: server killed until "offline" is shown`, 'ms', flips.killed, {
      baseline: { name: bare, value: median(flips.bareKilled) },
    }),
    medianFigure(`${database}: server listens again until "online" is shown`, 'ms', flips.restarted),
    medianFigure(`${database}: network swallows everything until "offline" is shown`, 'ms', flips.swallowed),
    medianFigure(`${database}: network passes again until "online" is shown`, 'ms', flips.passing),
  ];
}
