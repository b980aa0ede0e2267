import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportCase } from '#domain/contract/wire/import.ts';
import { recognise } from '#server/import/formats/recognise.ts';
import type { ImportRow } from '#server/import/row.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

/** A temporary folder with the given files; the result tells the path of one of them or of the folder. */
export function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...whenDone: Parameters<typeof temporaryFolder>
): (name?: string) => string {
  const folder = temporaryFolder(...whenDone);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return (name = '') => join(folder, name);
}

export interface Read {
  readonly format: string;
  readonly name: string;
  readonly rows: readonly ImportRow[];
  readonly cases: readonly ImportCase[];
  readonly refusals: readonly { line: number; reason: string; raw: string }[];
}

/** Everything a recognised job reads; for tests with one job. */
export async function readAll(paths: readonly string[], zone = 'Asia/Shanghai'): Promise<Read> {
  const jobs = await recognise(paths, zone);
  const [job] = jobs;
  if (!job || jobs.length !== 1) throw new Error(`expected one job, found ${jobs.length}`);
  const rows: ImportRow[] = [];
  for await (const row of job.rows()) rows.push(row);
  return {
    format: job.format,
    name: job.name,
    rows,
    cases: rows.flatMap((row) => (row.ok ? [row.value] : [])),
    refusals: rows.flatMap((row) =>
      row.ok ? [] : [{ line: row.origin.line, reason: row.reason, raw: row.origin.raw }],
    ),
  };
}

/** The text of a file with one case per given row, under the given header. */
export function table(header: string, ...rows: string[]): string {
  return `${[header, ...rows].join('\r\n')}\r\n`;
}
