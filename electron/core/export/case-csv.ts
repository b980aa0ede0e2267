import { stringify } from 'csv-stringify/sync';
import type { ExportedCase } from '#db/queries/export-cases.ts';
import { harmless } from '#domain/report-files/harmless.ts';
import { localTime } from './local-time.ts';

type Labels = Readonly<Record<string, string>>;

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
  openedAt: (row: ExportedCase) => localTime(row.openedAt),
  lastActivityAt: (row: ExportedCase) => localTime(row.lastActivityAt),
  firstRepliedAt: (row: ExportedCase) => localTime(row.firstRepliedAt),
  solvedAt: (row: ExportedCase) => localTime(row.solvedAt),
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
