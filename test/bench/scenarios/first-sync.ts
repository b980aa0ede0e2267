import { closeSync, globSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { batchesOf } from '../generate/batches.ts';
import { wireRow } from '../generate/wire-rows.ts';
import { type World, worldOf } from '../generate/world.ts';
import { startSteps } from '../steps/step-program.ts';
import { onEachDatabase } from '../sync/bench-server.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { benchLogins } from '../sync/fill-server.ts';
import {
  type FirstSyncAims,
  type FirstSyncs,
  firstSyncFigures,
  insertBaselines,
  insertFigures,
} from '../sync/first-sync-figures.ts';
import { extents, type InsertExtent } from '../sync/insert-statements.ts';
import { startRelay } from '../sync/relay.ts';
import type { InsertReport, MeasuredSync } from '../sync/reports.ts';
import { reportOf } from '../sync/run-process.ts';

export const deviceProgram = fileURLToPath(import.meta.resolve('../sync/device.ts'));
const insertProgram = fileURLToPath(import.meta.resolve('../sync/local-insert.ts'));

interface Variant {
  readonly name: string;
  readonly what: string;
  readonly entries: boolean;
  readonly aims: FirstSyncAims;
  readonly extents: readonly InsertExtent[];
}

/** A new client pulls a filled server; a local insert of the same rows runs beside each of its runs. */
export function benchFirstSync(context: BenchContext): Promise<Outcome> {
  return firstSync(context, {
    name: 'first-sync',
    what: 'a new client signs in and pulls all cases, with search index, from a server process on this machine',
    entries: false,
    aims: { totalMs: 4000, inserts: 2, blockMs: 50, memoryMiB: 250 },
    extents,
  });
}

/** The same with three entries in the timeline of each case. */
export function benchFirstSyncEntries(context: BenchContext): Promise<Outcome> {
  return firstSync(context, {
    name: 'first-sync-entries',
    what: 'the same with three entries for each case',
    entries: true,
    aims: { totalMs: 15_000, inserts: 2, blockMs: 50, memoryMiB: 250 },
    extents: ['bare table', 'with search index'],
  });
}

async function firstSync(context: BenchContext, variant: Variant): Promise<Outcome> {
  const { name, what, entries, aims } = variant;
  const world = worldOf(context.rows, { entriesPerCase: 3 });
  const files = writeRows(world, context, variant);
  const inserts = new Map<InsertExtent, InsertReport[]>(variant.extents.map((extent) => [extent, []]));
  const entryCount = entries ? world.cases * world.entriesPerCase : 0;
  const rows = world.cases + entryCount + world.agents + world.teams;
  const measured: FirstSyncs[] = [];
  const leftOut = await onEachDatabase(context, { name, world, entries, devices: 0 }, async (database, server) => {
    const reports: MeasuredSync[] = [];
    for (let run = 0; run < context.runs; run++) {
      context.say(`first sync, ${database}, ${run + 1} of ${context.runs}`);
      reports.push(await syncOnce(context, server.url, world));
      // Beside each run of the first database: both meet the same weather.
      if (measured.length === 0)
        for (const [extent, found] of inserts) found.push(await insertOnce(context, files, extent));
    }
    const wireBytes = await countBytes(context, server.url, world);
    const serverBytes = server.filled.bytes;
    measured.push({ database, reports, rows, cases: world.cases, wireBytes, serverBytes });
  });
  const figures: Figure[] = measured.flatMap((syncs) => firstSyncFigures(syncs, inserts, aims));
  return {
    scenario: name,
    what,
    rows: { case: world.cases, ...(entries ? { entry: entryCount } : {}), agent: world.agents, team: world.teams },
    bytes: files.bytes,
    figures: [...figures, ...insertFigures(inserts)],
    baselines: insertBaselines(inserts, entries),
    leftOut,
  };
}

async function syncOnce(context: BenchContext, url: string, world: World): Promise<MeasuredSync> {
  const folder = join(context.folder, 'client');
  const device = await startSteps<DeviceSteps>(deviceProgram);
  await device.ask('open', { folder, url });
  const report = await device.ask('firstSync', accountOf(0));
  await device.ask('close');
  await device.stop();
  const [replica] = globSync(join(folder, 'accounts/*/replica.db'));
  const replicaBytes = statSync(replica ?? '').size;
  rmSync(folder, { recursive: true });
  if (report.cases !== world.cases || report.found === 0) throw new Error('the first sync left something out');
  return { ...report, replicaBytes };
}

/** How many bytes a first sync brings; through a relay, so that nobody's word has to be taken for it. */
async function countBytes(context: BenchContext, url: string, world: World): Promise<number> {
  const relay = await startRelay(url);
  await syncOnce(context, relay.url, world);
  await relay.close();
  return relay.received();
}

export function accountOf(lead: number): { readonly login: string; readonly password: string } {
  const account = benchLogins[lead];
  if (!account) throw new RangeError('there are two leads');
  return account;
}

interface RowFiles {
  readonly cases: string;
  readonly entries: string | undefined;
  readonly bytes: number;
}

async function insertOnce(context: BenchContext, files: RowFiles, extent: InsertExtent): Promise<InsertReport> {
  const folder = join(context.folder, 'insert');
  mkdirSync(folder);
  const entries = files.entries === undefined ? [] : ['--entries', files.entries];
  const args = ['--cases', files.cases, ...entries, '--folder', folder, '--extent', extent];
  const report = await reportOf<InsertReport>(insertProgram, args);
  rmSync(folder, { recursive: true });
  return report;
}

/** The rows as a pull would bring them, a row in a line. */
function writeRows(world: World, context: BenchContext, { name, entries }: Variant): RowFiles {
  const paths = {
    case: join(context.folder, `${name}-cases.ndjson`),
    entry: join(context.folder, `${name}-entries.ndjson`),
  };
  const descriptors = { case: openSync(paths.case, 'w'), entry: openSync(paths.entry, 'w') };
  let bytes = 0;
  for (const { collection, records } of batchesOf(world, { customers: false, entries }))
    if (collection === 'case' || collection === 'entry') {
      const lines = records.map((record) => `${JSON.stringify(wireRow(record, 1))}\n`).join('');
      bytes += writeSync(descriptors[collection], lines);
    }
  for (const descriptor of Object.values(descriptors)) closeSync(descriptor);
  return { cases: paths.case, entries: entries ? paths.entry : undefined, bytes };
}
