import { globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { type World, worldOf } from '../generate/world.ts';
import { startSteps } from '../steps/step-program.ts';
import { onEachDatabase } from '../sync/bench-server.ts';
import { compressedBytes } from '../sync/compressed-bytes.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { accountOf } from '../sync/fill-server.ts';
import {
  type FirstSyncAims,
  type FirstSyncs,
  firstSyncFigures,
  insertBaselines,
  insertFigures,
} from '../sync/first-sync-figures.ts';
import { extents, type InsertExtent } from '../sync/insert-statements.ts';
import { insertOnce, writeRows } from '../sync/local-rows.ts';
import { deviceProgram } from '../sync/programs.ts';
import { startRelay } from '../sync/relay.ts';
import type { InsertReport, MeasuredSync } from '../sync/reports.ts';

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
  const files = writeRows(world, join(context.folder, name), entries);
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
        for (const [extent, found] of inserts) {
          const folder = join(context.folder, 'insert');
          found.push(await insertOnce(files, extent, folder));
          rmSync(folder, { recursive: true });
        }
    }
    const wireBytes = await countBytes(context, server.url, world);
    measured.push({
      database,
      reports,
      rows,
      cases: world.cases,
      wireBytes,
      compressedBytes: await compressedBytes(server.url),
      serverBytes: server.filled.bytes,
    });
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
