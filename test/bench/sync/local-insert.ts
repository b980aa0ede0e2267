// The baseline of a first sync, in a process of its own: the same rows from local files straight into the same tables.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { close } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { benchKey, openRaw } from '../baseline/raw-database.ts';
import { wireColumns } from '../generate/wire-rows.ts';
import { memoryOf } from '../machine.ts';
import {
  extents,
  insertOptions,
  insertRow,
  insertSearch,
  insertTag,
  rowsPerCommit,
  secondaryIndexes,
} from './insert-statements.ts';
import type { InsertReport } from './reports.ts';

type Row = readonly (string | number | null)[];

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    entries: { type: 'string' },
    folder: { type: 'string' },
    extent: { type: 'string' },
  },
});
const extent = extents.find((name) => name === values.extent);
if (extent === undefined) throw new Error(`--extent wants one of ${extents.join(', ')}`);
const path = join(values.folder ?? '', 'insert.db');

close(openReplica(path, benchKey));
const db = openRaw(path, insertOptions);
if (extent === 'bare table')
  for (const name of db.prepare(secondaryIndexes).pluck().all()) db.exec(`drop index "${name}"`);

const index =
  extent === 'with search index' ? { search: db.prepare(insertSearch), tag: db.prepare(insertTag) } : undefined;
const columns = wireColumns('case');
const [number, subject, description, tags] = ['number', 'subject', 'description', 'tags'].map((name) =>
  columns.indexOf(name),
) as [number, number, number, number];

let rows = 0;
let bytes = 0;
const processorBefore = process.cpuUsage();
const begin = performance.now();
db.exec('begin');
const insertCase = db.prepare(insertRow('case'));
insertAll(values.cases ?? '', (row) => {
  const { lastInsertRowid } = insertCase.run(...row);
  if (!index) return;
  const labels = JSON.parse(String(row[tags])) as string[];
  const text = `${row[number]}\n${row[subject]}\n${row[description]}\n${labels.join('\n')}`;
  index.search.run(lastInsertRowid, indexText(text));
  for (const label of labels) index.tag.run(label, lastInsertRowid);
});
if (values.entries !== undefined) {
  const insertEntry = db.prepare(insertRow('entry'));
  insertAll(values.entries, (row) => insertEntry.run(...row));
}
db.exec('commit');
const totalMs = performance.now() - begin;
const { user, system } = process.cpuUsage(processorBefore);
db.close();
const memory = memoryOf('self');
const report: InsertReport = {
  totalMs,
  processorMs: (user + system) / 1000,
  rows,
  bytes,
  fileBytes: statSync(path).size,
  ...(memory ? { peakMiB: memory.peak } : {}),
};
console.log(JSON.stringify(report));

function insertAll(file: string, insert: (row: Row) => void): void {
  for (const line of linesOf(file)) {
    insert(JSON.parse(line) as Row);
    if (++rows % rowsPerCommit === 0) db.exec('commit; begin');
  }
}

/** Reads in blocks: the file is never in memory as a whole. */
function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const block = Buffer.alloc(1 << 20);
  const decoder = new TextDecoder();
  let rest = '';
  for (let read = readSync(descriptor, block); read > 0; read = readSync(descriptor, block)) {
    bytes += read;
    const lines = (rest + decoder.decode(block.subarray(0, read), { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  closeSync(descriptor);
}
