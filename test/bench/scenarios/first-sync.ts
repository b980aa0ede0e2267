import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchContext, Database, Outcome } from '../figures.ts';
import { startFilledServer } from '../first-sync/databases.ts';
import { benchLogin } from '../first-sync/fill-server.ts';
import { extents, type InsertExtent } from '../first-sync/insert-statements.ts';
import type { ClientReport, InsertReport } from '../first-sync/reports.ts';
import { reportOf } from '../first-sync/run-process.ts';
import { insertBaselines, insertFigures, syncFigures } from '../first-sync/sync-figures.ts';
import { batchesOf } from '../generate/batches.ts';
import { wireRow } from '../generate/wire-rows.ts';
import { type World, worldOf } from '../generate/world.ts';

const clientProgram = fileURLToPath(import.meta.resolve('../first-sync/client.ts'));
const insertProgram = fileURLToPath(import.meta.resolve('../first-sync/local-insert.ts'));

/** A new client pulls a filled server; a local insert of the same rows runs beside each of its runs. */
export async function benchFirstSync(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const file = join(context.folder, 'cases.ndjson');
  const bytes = writeCases(world, file);
  const servers = new Map<Database, string>();
  const leftOut: string[] = [];
  for (const database of context.databases) {
    const server = await startFilledServer(context, database, world);
    if ('missing' in server) leftOut.push(`${database}: ${server.missing}`);
    else servers.set(database, server.url);
  }

  const inserts = new Map<InsertExtent, InsertReport[]>(extents.map((extent) => [extent, []]));
  const clients = new Map<Database, ClientReport[]>([...servers.keys()].map((database) => [database, []]));
  for (let run = 0; run < context.runs; run++) {
    context.say(`first sync ${run + 1} of ${context.runs}`);
    for (const [database, url] of servers)
      clients.get(database)?.push(await syncOnce(join(context.folder, `client-${database}-${run}`), url, world));
    for (const extent of extents) inserts.get(extent)?.push(await insertOnce(context, file, extent, run));
  }
  return {
    scenario: 'first-sync',
    what: 'a new client signs in and pulls all cases, with search index, from a server process on this machine',
    rows: { case: world.cases, agent: world.agents, team: world.teams },
    bytes,
    figures: [
      ...[...clients].flatMap(([database, reports]) => syncFigures(database, reports, inserts, world)),
      ...insertFigures(inserts),
    ],
    baselines: insertBaselines(inserts),
    leftOut,
  };
}

async function syncOnce(folder: string, url: string, world: World): Promise<ClientReport> {
  const { login, password } = benchLogin;
  const args = ['--server', url, '--folder', folder, '--login', login, '--password', password];
  const report = await reportOf<ClientReport>(clientProgram, args);
  if (report.cases !== world.cases || report.found === 0) throw new Error('the first sync left something out');
  return report;
}

function insertOnce(context: BenchContext, file: string, extent: InsertExtent, run: number): Promise<InsertReport> {
  const folder = join(context.folder, `insert-${extents.indexOf(extent)}-${run}`);
  mkdirSync(folder);
  return reportOf<InsertReport>(insertProgram, ['--file', file, '--folder', folder, '--extent', extent]);
}

/** The cases as a pull would bring them, a row in a line. Returns the bytes. */
function writeCases(world: World, file: string): number {
  const descriptor = openSync(file, 'w');
  let bytes = 0;
  for (const { collection, records } of batchesOf(world, { customers: false, entries: false }))
    if (collection === 'case')
      bytes += writeSync(descriptor, records.map((record) => `${JSON.stringify(wireRow(record, 1))}\n`).join(''));
  closeSync(descriptor);
  return bytes;
}
