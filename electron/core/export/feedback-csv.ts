import { stringify } from 'csv-stringify/sync';
import type { ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { harmless } from '#domain/report-files/harmless.ts';
import type { CaseCsv } from './case-csv.ts';
import { localTime } from './local-time.ts';

type Labels = Readonly<Record<string, string>>;
type Cell = (row: ProductFeedbackView, labels: Labels) => string;

const columns: Readonly<Record<string, Cell>> = {
  problem: (row) => row.problem,
  product: (row) => row.product,
  state: (row, labels) => labels[`state.${row.state}`] ?? row.state,
  owner: (row) => row.ownerName,
  dueAt: (row) => localTime(row.dueAt),
  cases: (row) => String(row.caseCount),
  customers: (row) => String(row.customers.length),
  told: (row) => String(row.told),
  evidence: (row) => row.evidence,
  answer: (row) => row.answer,
  answeredAt: (row) => localTime(row.answeredAt),
  createdAt: (row) => localTime(row.createdAt),
  createdBy: (row) => row.createdByName,
  numbers: (row) => row.cases.map(({ number }) => number).join(', '),
};

/** RFC 4180 with CRLF, and a byte order mark so that Excel reads Chinese. */
export function feedbackCsv(rows: Iterable<ProductFeedbackView>, labels: Labels): CaseCsv {
  const names = Object.keys(columns);
  const lines: string[][] = [names.map((name) => labels[`column.${name}`] ?? name)];
  for (const row of rows) lines.push(names.map((name) => harmless(columns[name]?.(row, labels) ?? '')));
  return { csv: stringify(lines, { bom: true, record_delimiter: 'windows' }), rows: lines.length - 1 };
}
