import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { batchesOf } from '../generate/batches.ts';
import { wireRow } from '../generate/wire-rows.ts';
import type { World } from '../generate/world.ts';
import type { InsertExtent } from './insert-statements.ts';
import { insertProgram } from './programs.ts';
import type { InsertReport } from './reports.ts';
import { reportOf } from './run-process.ts';

/** The rows of a first sync in local files, a row in a line, as a pull would bring them. */
export interface RowFiles {
  readonly cases: string;
  readonly entries: string | undefined;
  readonly bytes: number;
}

export function writeRows(world: World, folder: string, entries: boolean): RowFiles {
  mkdirSync(folder, { recursive: true });
  const paths = { case: join(folder, 'cases.ndjson'), entry: join(folder, 'entries.ndjson') };
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

/** Inserts them into a file `insert.db` in a new folder, in a process of its own. */
export async function insertOnce(files: RowFiles, extent: InsertExtent, folder: string): Promise<InsertReport> {
  mkdirSync(folder);
  const entries = files.entries === undefined ? [] : ['--entries', files.entries];
  const args = ['--cases', files.cases, ...entries, '--folder', folder, '--extent', extent];
  return await reportOf<InsertReport>(insertProgram, args);
}
