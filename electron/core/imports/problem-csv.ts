import { stringify } from 'csv-stringify/sync';
import { harmless } from '#domain/report-files/harmless.ts';
import type { ImportProblem } from '#domain/rules/customer-import/import-problems.ts';
import type { RefusedRow } from './import-tally.ts';

type Labels = Readonly<Record<string, string>>;

/** The refused rows as they are in their file, and behind them why: for a spreadsheet, to be mended and imported again. */
export function problemCsv(headers: readonly string[], refused: readonly RefusedRow[], labels: Labels): string {
  const width = refused.reduce((widest, { cells }) => Math.max(widest, cells.length), headers.length);
  const names = Array.from({ length: width }, (_, at) => headers[at] || String(at + 1));
  const lines = refused.map(({ row, cells, problems }) => [
    ...names.map((_, at) => harmless(cells[at] ?? '')),
    problems.map((problem) => sentence(row, problem, labels)).join(' '),
  ]);
  return stringify([[...names, labels.problem ?? 'Problem'], ...lines], { bom: true, record_delimiter: 'windows' });
}

function sentence(row: number, { kind, field, value, row: other }: ImportProblem, labels: Labels): string {
  const words: Readonly<Record<string, string>> = {
    row: String(row),
    field: field ? (labels[`field.${field}`] ?? field) : '',
    value: value ?? '',
    other: String(other ?? ''),
  };
  return (labels[kind] ?? kind).replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
