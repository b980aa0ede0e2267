import { z } from 'zod';
import { csvFaults, csvRows } from '#domain/tables/csv-rows.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { detectEncoding, fileText } from '../read/file-text.ts';
import type { RowOrigin } from '../row.ts';
import { columnKey } from '../values/columns.ts';

/** The tables of an issue tracker's export; only `issue` must be there. */
export const trackerTables = ['issue', 'comment', 'issueLabel', 'label', 'user'] as const;
export type TrackerTable = (typeof trackerTables)[number];
export type TrackerFiles = Readonly<Partial<Record<TrackerTable, string>>> & { readonly issue: string };

const id = z.string().min(1);

/** Keys are header names folded by `columnKey`. Times are epoch milliseconds, some written as `1726270936000.0`. */
export const tableSchemas = {
  issue: z.object({
    id,
    title: z.string(),
    open: z.enum(['true', 'false']),
    created: z.string(),
    modified: z.string().default(''),
    creatorid: id,
    assigneeid: z.string().default(''),
    description: z.string().default(''),
  }),
  comment: z.object({ id, issueid: id, created: z.string(), body: z.string(), creatorid: id }),
  issueLabel: z.object({ labelid: id, issueid: id }),
  label: z.object({ id, name: z.string().min(1) }),
  user: z.object({
    id,
    login: z.string().default(''),
    name: z.string().default(''),
    role: z.string().default(''),
    email: z.string().default(''),
  }),
} as const;

export type TrackerRow<T extends TrackerTable> = z.infer<(typeof tableSchemas)[T]>;

/** Which table a header belongs to; undefined for any other file. */
export function trackerTableOf(headers: readonly string[]): TrackerTable | undefined {
  const keys = new Set(headers.map(columnKey));
  const has = (...names: string[]): boolean => names.every((name) => keys.has(name));
  if (has('id', 'title', 'open', 'created', 'creatorid')) return 'issue';
  if (has('id', 'issueid', 'created', 'body', 'creatorid')) return 'comment';
  if (has('labelid', 'issueid')) return 'issueLabel';
  if (has('id', 'login', 'role')) return 'user';
  return has('id', 'name') && (keys.size === 2 || has('projectid')) ? 'label' : undefined;
}

export type TableRow<T extends TrackerTable> =
  | { readonly ok: true; readonly origin: RowOrigin; readonly row: TrackerRow<T> }
  | { readonly ok: false; readonly origin: RowOrigin; readonly reason: string };

export async function* tableRows<T extends TrackerTable>(table: T, path: string): AsyncGenerator<TableRow<T>> {
  let keys: readonly string[] | undefined;
  const text = fileText(path, await detectEncoding(path));
  for await (const { line, raw, cells, fault } of csvRows(linesOf(text))) {
    const origin = { file: path, line, raw };
    if (fault !== undefined) yield { ok: false, origin, reason: csvFaults[fault] };
    else if (!keys) keys = cells.map(columnKey);
    else {
      const found = tableSchemas[table].safeParse(Object.fromEntries(keys.map((key, at) => [key, cells[at]])));
      if (found.success) yield { ok: true, origin, row: found.data as TrackerRow<T> };
      else yield { ok: false, origin, reason: `missing or unusable: ${columnsOf(found.error)}` };
    }
  }
}

function columnsOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.path.join('.')).join(', ');
}
