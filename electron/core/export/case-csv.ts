import { stringify } from 'csv-stringify/sync';
import type { ExportedCase } from '#db/queries/export-cases.ts';
import { harmless } from '#domain/report-files/harmless.ts';
import type { Steps } from '../reads/named-read.ts';
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

/** So many lines are written before others have their turn. */
const slice = 200;

/** RFC 4180 with CRLF, and a byte order mark so that Excel reads Chinese. */
export function* caseCsv(cases: Iterable<ExportedCase>, labels: Labels): Steps<CaseCsv> {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const written = (lines: readonly string[][], bom = false) =>
    stringify([...lines], { bom, record_delimiter: 'windows' });
  let csv = written([names.map((name) => labels[`column.${name}`] ?? name)], true);
  let rows = 0;
  let lines: string[][] = [];
  for (const row of cases) {
    lines.push(names.map((name) => harmless(columns[name](row, labels))));
    rows += 1;
    if (lines.length < slice) continue;
    csv += written(lines);
    lines = [];
    yield;
  }
  return { csv: csv + written(lines), rows };
}
