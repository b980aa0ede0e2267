import { stringify } from 'csv-stringify/sync';
import type { ExportedCase } from '#db/queries/export-cases.ts';
import { harmless } from './harmless.ts';

type Labels = Readonly<Record<string, string>>;

/** Local date and time in the order that sorts, as spreadsheets read it. */
function dateTime(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const columns = {
  number: (row: ExportedCase) => row.number,
  subject: (row: ExportedCase) => row.subject,
  status: (row: ExportedCase, labels: Labels) => labels[`status.${row.status}`] ?? row.status,
  priority: (row: ExportedCase, labels: Labels) => labels[`priority.${row.priority}`] ?? row.priority,
  type: (row: ExportedCase, labels: Labels) => labels[`type.${row.type}`] ?? row.type,
  channel: (row: ExportedCase, labels: Labels) => labels[`channel.${row.channel}`] ?? row.channel,
  customer: (row: ExportedCase) => row.customerName ?? '',
  team: (row: ExportedCase) => row.teamName,
  assignee: (row: ExportedCase) => row.assigneeName ?? '',
  tags: (row: ExportedCase) => row.tags.join(', '),
  openedAt: (row: ExportedCase) => dateTime(row.openedAt),
  lastActivityAt: (row: ExportedCase) => dateTime(row.lastActivityAt),
  firstRepliedAt: (row: ExportedCase) => dateTime(row.firstRepliedAt),
  solvedAt: (row: ExportedCase) => dateTime(row.solvedAt),
  description: (row: ExportedCase) => row.description,
} as const;

export interface CaseCsv {
  readonly csv: string;
  readonly rows: number;
}

/** RFC 4180 with CRLF, and a byte order mark so that Excel reads Chinese. */
export function caseCsv(cases: Iterable<ExportedCase>, labels: Labels): CaseCsv {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lines: string[][] = [names.map((name) => labels[`column.${name}`] ?? name)];
  for (const row of cases) lines.push(names.map((name) => harmless(columns[name](row, labels))));
  return { csv: stringify(lines, { bom: true, record_delimiter: 'windows' }), rows: lines.length - 1 };
}
