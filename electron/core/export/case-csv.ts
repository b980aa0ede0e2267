import { stringify } from 'csv-stringify/sync';
import type { CaseExportRow } from '#db/queries/export-cases.ts';

type Labels = Readonly<Record<string, string>>;

/** Local date and time in the order that sorts, as spreadsheets read it. */
function dateTime(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const columns = {
  number: (row: CaseExportRow) => row.number,
  subject: (row: CaseExportRow) => row.subject,
  status: (row: CaseExportRow, labels: Labels) => labels[`status.${row.status}`] ?? row.status,
  priority: (row: CaseExportRow, labels: Labels) => labels[`priority.${row.priority}`] ?? row.priority,
  type: (row: CaseExportRow, labels: Labels) => labels[`type.${row.type}`] ?? row.type,
  channel: (row: CaseExportRow, labels: Labels) => labels[`channel.${row.channel}`] ?? row.channel,
  customer: (row: CaseExportRow) => row.customerName ?? '',
  team: (row: CaseExportRow) => row.teamName,
  assignee: (row: CaseExportRow) => row.assigneeName ?? '',
  tags: (row: CaseExportRow) => row.tags.join(', '),
  openedAt: (row: CaseExportRow) => dateTime(row.openedAt),
  lastActivityAt: (row: CaseExportRow) => dateTime(row.lastActivityAt),
  firstRepliedAt: (row: CaseExportRow) => dateTime(row.firstRepliedAt),
  solvedAt: (row: CaseExportRow) => dateTime(row.solvedAt),
  description: (row: CaseExportRow) => row.description,
} as const;

/** A cell that a spreadsheet would take for a formula is quoted with an apostrophe (OWASP, CSV injection). */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export interface CaseCsv {
  readonly csv: string;
  readonly rows: number;
}

/** RFC 4180 with CRLF, and a byte order mark so that Excel reads Chinese. */
export function caseCsv(cases: Iterable<CaseExportRow>, labels: Labels): CaseCsv {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lines: string[][] = [names.map((name) => labels[`column.${name}`] ?? name)];
  for (const row of cases) lines.push(names.map((name) => harmless(columns[name](row, labels))));
  return { csv: stringify(lines, { bom: true, record_delimiter: 'windows' }), rows: lines.length - 1 };
}
