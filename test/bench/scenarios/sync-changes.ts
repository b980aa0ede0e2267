import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TestDevice } from '../../harness/test-device.ts';
import { rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Database, Figure, Outcome } from '../figures.ts';
import { type World, worldOf } from '../generate/world.ts';
import { medianFigure, percentileFigures } from '../statistics.ts';
import { type StepProgram, startSteps } from '../steps/step-program.ts';
import { type BenchServer, onEachDatabase } from '../sync/bench-server.ts';
import { pushBare, subjectEdits } from '../sync/case-edits.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { accountOf } from '../sync/fill-server.ts';
import { insertOptions } from '../sync/insert-statements.ts';
import { insertOnce, type RowFiles, writeRows } from '../sync/local-rows.ts';
import { deviceProgram } from '../sync/programs.ts';
import { changeRaw, rawChangeSql } from '../sync/raw-changes.ts';

const mostChanges = 1000;
const tripsPerRun = 20;
const trippedAimMs = 1000;
/** Until what follows a push is over. */
const settleMs = 500;

const bare = 'bare device';
const raw = 'raw changes';

interface Samples {
  readonly pulled: number[];
  readonly rawChanged: number[];
  readonly nothing: number[];
  readonly bareNothing: number[];
  readonly reopened: number[];
  readonly pushed: number[];
  readonly barePushed: number[];
  readonly queued: number[];
  readonly trips: number[];
  readonly bareTrips: number[];
}

/** What a device that holds everything already does all day. */
export async function benchSyncChanges(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows, { entriesPerCase: 3 });
  const changes = Math.min(mostChanges, Math.floor(world.cases / 4));
  const files = writeRows(world, join(context.folder, 'sync-changes'), false);
  const figures: Figure[] = [];
  const wish = { name: 'sync-changes', world, entries: false, devices: 0 };
  const leftOut = await onEachDatabase(context, wish, async (database, server) => {
    figures.push(...figuresOf(database, changes, await measure(context, { database, server, world, changes, files })));
  });
  return {
    scenario: 'sync-changes',
    what: `a device that holds all cases already: ${changes} changes come, ${changes} commands leave, one at a time too`,
    rows: { case: world.cases },
    bytes: files.bytes,
    figures,
    baselines: [
      {
        name: bare,
        what: 'the same requests by fetch from a program that keeps nothing and shows nothing: the server’s share of the time',
        pragmas: ['-'],
        sql: ['POST /v1/push, POST /v1/pull'],
        rows: changes,
        bytes: 0,
      },
      {
        name: raw,
        what: 'the same changes in the product’s tables with the same rows, past all of our code, in one transaction',
        pragmas: rawPragmas(insertOptions),
        sql: rawChangeSql,
        rows: changes,
        bytes: 0,
      },
    ],
    leftOut,
  };
}

interface Setting {
  readonly database: Database;
  readonly server: BenchServer;
  readonly world: World;
  readonly changes: number;
  readonly files: RowFiles;
}

async function measure(context: BenchContext, setting: Setting): Promise<Samples> {
  const { database, server, world, changes, files } = setting;
  const samples: Samples = {
    pulled: [],
    rawChanged: [],
    nothing: [],
    bareNothing: [],
    reopened: [],
    pushed: [],
    barePushed: [],
    queued: [],
    trips: [],
    bareTrips: [],
  };
  const rawFile = join(context.folder, `sync-changes-raw-${database}`);
  await insertOnce(files, 'with search index', rawFile);
  const folder = join(context.folder, `sync-changes-${database}`);
  const colleague = await TestDevice.signIn(server.url, accountOf(1));
  let device = await startSteps<DeviceSteps>(deviceProgram);
  await device.ask('open', { folder, url: server.url });
  await device.ask('firstSync', accountOf(0));
  for (let run = 0; run < context.runs; run++) {
    context.say(`changes, ${database}, ${run + 1} of ${context.runs}`);
    await device.ask('workOffline');
    const theirs = subjectEdits(world, 0, changes);
    samples.barePushed.push(await pushBare(colleague, theirs));
    samples.pulled.push((await device.ask('catchUp')).ms);
    samples.rawChanged.push(changeRaw(join(rawFile, 'insert.db'), world, theirs));

    samples.queued.push((await device.ask('queue', { edits: subjectEdits(world, changes, changes) })).ms);
    samples.pushed.push((await device.ask('push')).ms);
    await wait(settleMs);
    samples.nothing.push((await device.ask('pull')).ms);
    samples.bareNothing.push(await pullNothing(colleague, server));
    samples.trips.push(...(await device.ask('roundTrips', { edits: subjectEdits(world, 0, tripsPerRun) })));
    for (const edit of subjectEdits(world, changes, tripsPerRun))
      samples.bareTrips.push(await pushBare(colleague, [edit]));
    device = await reopened(device, samples, { folder, url: server.url });
  }
  await device.stop();
  return samples;
}

async function reopened(
  device: StepProgram<DeviceSteps>,
  samples: Samples,
  where: { readonly folder: string; readonly url: string },
): Promise<StepProgram<DeviceSteps>> {
  await device.ask('pull');
  await device.ask('close');
  await device.stop();
  const again = await startSteps<DeviceSteps>(deviceProgram);
  samples.reopened.push((await again.ask('reopen', where)).ms);
  return again;
}

/** A pull that finds nothing, without a device behind it. */
async function pullNothing(device: TestDevice, { filled }: BenchServer): Promise<number> {
  // What the scopes have come to since they were filled; it has to be asked for once.
  const { pages } = await device.pull({ cursors: filled.cursors });
  const cursors = { ...filled.cursors, ...Object.fromEntries(pages.map(({ scope, cursor }) => [scope, cursor])) };
  // The connection is warm after the first one.
  await device.pull({ cursors });
  const begin = performance.now();
  await device.pull({ cursors });
  return performance.now() - begin;
}

function figuresOf(database: Database, changes: number, samples: Samples): Figure[] {
  const beside = (name: string, values: readonly number[]) => ({
    baseline: { name, value: values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0 },
  });
  return [
    medianFigure(`${database}: pull ${changes} changes`, 'ms', samples.pulled, beside(raw, samples.rawChanged)),
    medianFigure(`${database}: pull nothing`, 'ms', samples.nothing, beside(bare, samples.bareNothing)),
    medianFigure(
      `${database}: open the files and pull nothing`,
      'ms',
      samples.reopened,
      beside(bare, samples.bareNothing),
    ),
    medianFigure(`${database}: queue ${changes} commands offline`, 'ms', samples.queued),
    medianFigure(`${database}: push ${changes} commands`, 'ms', samples.pushed, beside(bare, samples.barePushed)),
    ...percentileFigures(
      `${database}: one edit until acknowledged`,
      samples.trips,
      { name: bare, samples: samples.bareTrips },
      trippedAimMs,
    ),
  ];
}
