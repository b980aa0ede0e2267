import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import { csvRows } from '#domain/tables/csv-rows.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { detectEncoding, type Encoding, fileText, requireReadable } from '../read/file-text.ts';
import { jsonRows } from '../read/json-rows.ts';
import type { ImportJob } from '../row.ts';
import { columnLabel, isCaseHeader } from '../values/columns.ts';
import type { ZoneName } from '../values/instants.ts';
import { caseLines } from './case-lines.ts';
import { caseTable } from './case-table.ts';
import { forumAnswers, forumKeys } from './forum-answers.ts';
import { issueTracker } from './issue-tracker.ts';
import { type TrackerFiles, type TrackerTable, trackerTableOf } from './tracker-tables.ts';

/** What a file was recognised as by its first row. */
type Found =
  | { readonly kind: 'forum' | 'lines' | 'table'; readonly path: string; readonly encoding: Encoding }
  | { readonly kind: 'tracker'; readonly path: string; readonly table: TrackerTable };

/**
 * The jobs in the given files and folders. The tables of a tracker's export make one job, in whatever order they are given.
 * Throws a sentence for what cannot be read, is empty or is in no known format.
 */
export async function recognise(paths: readonly string[], zone: ZoneName): Promise<ImportJob[]> {
  const jobs: ImportJob[] = [];
  const tables = new Map<string, { path: string; files: Partial<Record<TrackerTable, string>> }>();
  for (const path of await filesIn(paths)) {
    const found = await look(path);
    if (found.kind !== 'tracker') {
      jobs.push(singleFile(found, zone));
      continue;
    }
    const folder = dirname(path);
    const set = tables.get(folder) ?? { path, files: {} };
    const twice = set.files[found.table];
    if (twice)
      throw new AppError('bad-request', `${twice} and ${path} both look like an export's ${found.table} table.`);
    set.files[found.table] = path;
    tables.set(folder, set);
  }
  for (const [folder, { path, files }] of tables) jobs.push(trackerJob(folder, path, files));
  return jobs;
}

/** Folders are replaced by the tables and JSON lines in them. */
async function filesIn(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const given of paths) {
    const path = resolve(given);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    if (!isFolder) {
      files.push(path);
      continue;
    }
    const inside = (await readdir(path)).filter((name) => /\.(csv|tsv|jsonl|ndjson)$/i.test(name)).sort();
    const wanted = inside.filter((name) => !name.endsWith('.errors.jsonl'));
    if (wanted.length === 0) throw new AppError('not-found', `The folder ${path} holds no .csv or .jsonl file.`);
    files.push(...wanted.map((name) => join(path, name)));
  }
  return [...new Set(files)];
}

async function look(path: string): Promise<Found> {
  await requireReadable(path);
  const encoding = await detectEncoding(path);
  const start = await firstCharacter(path, encoding);
  if (start === undefined) throw new AppError('bad-request', `The file ${path} is empty.`);
  if (start === '[') throw unknown(path, 'it is one JSON list; write one object per line (JSON Lines)');
  if (start === '{') return { kind: await kindOfLines(path, encoding), path, encoding };
  const headers = await firstCells(path, encoding);
  const table = trackerTableOf(headers);
  if (table) return { kind: 'tracker', path, table };
  if (isCaseHeader(headers)) return { kind: 'table', path, encoding };
  const shown = headers.slice(0, 8).join(', ').slice(0, 200);
  throw unknown(
    path,
    `its first row is no header with ${columnLabel('subject')} or ${columnLabel('description')}: ${shown}`,
  );
}

function unknown(path: string, reason: string): AppError {
  return new AppError('bad-request', `The format of ${path} is not known: ${reason}. See docs/import.md.`);
}

async function firstCharacter(path: string, encoding: Encoding): Promise<string | undefined> {
  for await (const text of fileText(path, encoding)) {
    const start = text.trimStart();
    if (start !== '') return start[0];
  }
  return undefined;
}

async function kindOfLines(path: string, encoding: Encoding): Promise<'forum' | 'lines'> {
  let looked = 0;
  for await (const { value } of jsonRows(linesOf(fileText(path, encoding)))) {
    const keys = Object.keys(value ?? {});
    if (forumKeys.every((key) => keys.includes(key))) return 'forum';
    if (isCaseHeader(keys)) return 'lines';
    if (++looked === 20) break;
  }
  throw unknown(path, `none of its first lines holds ${columnLabel('subject')} or ${columnLabel('description')}`);
}

async function firstCells(path: string, encoding: Encoding): Promise<readonly string[]> {
  for await (const { cells } of csvRows(linesOf(fileText(path, encoding)))) return cells ?? [];
  return [];
}

const formats = { forum: 'questions with accepted answers', lines: 'cases as JSON lines', table: 'cases as a table' };

function singleFile(found: Exclude<Found, { kind: 'tracker' }>, zone: ZoneName): ImportJob {
  const { kind, path, encoding } = found;
  const rows = {
    forum: () => forumAnswers(path, encoding),
    lines: () => caseLines(path, encoding, zone),
    table: () => caseTable(path, encoding, zone),
  };
  const format = encoding === 'utf-8' ? formats[kind] : `${formats[kind]} (${encoding})`;
  return { name: basename(path, extname(path)), format, path, rows: rows[kind] };
}

function trackerJob(folder: string, path: string, files: Partial<Record<TrackerTable, string>>): ImportJob {
  const { issue } = files;
  if (issue === undefined)
    throw new AppError(
      'bad-request',
      `${path} belongs to an issue tracker's export, but its issue table is not there.`,
    );
  const whole: TrackerFiles = { ...files, issue };
  return { name: basename(folder), format: "an issue tracker's export", path: issue, rows: () => issueTracker(whole) };
}
