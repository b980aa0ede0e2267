// LibreOffice as a second reader of workbooks and CSV files.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import type { Cell, ColumnKind, ReportTable } from '#domain/report-files/report.ts';
import { temporaryFolder } from './temp-folder.ts';

export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** What the program makes of a cell: spans of time in milliseconds, dates and moments as they stand on the clock. */
export type OfficeCell = string | number | boolean | null;

export interface OfficeSheet {
  readonly name: string;
  /** Without the empty ones at their ends. */
  readonly rows: readonly (readonly OfficeCell[])[];
  /** The words of its pictures. */
  readonly pictures: readonly string[];
  /** All but those by which the program keeps what is true and what is false. */
  readonly formulas: readonly string[];
}

/** The file as the program writes it down again, flat. */
export function readByOffice(name: string, bytes: Uint8Array, reading: readonly string[] = []): readonly OfficeSheet[] {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const orders = ['--headless', ...reading, '--convert-to', 'fods', '--outdir', folder, file];
  execFileSync('soffice', [profile, ...orders], { stdio: 'ignore' });
  return sheetsOf(readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8'));
}

/** What a table's sheet must hold, its head first. */
export function expectedRows({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>, wall: (at: number) => number) {
  const body = rows.map((row) => columns.map(({ kind }, at) => expectedCell(kind, row[at] ?? null, wall)));
  return [columns.map(({ label }) => label), ...body].map(withoutEmptyEnd);
}

function expectedCell(kind: ColumnKind, cell: Cell, wall: (at: number) => number): OfficeCell {
  if (kind === 'moment' && typeof cell === 'number')
    return new Date(Math.floor(wall(cell) / 1000) * 1000).toISOString().slice(0, 19).replace('T00:00:00', '');
  if (typeof cell === 'string') return cell === '' ? null : cell.replaceAll('\r\n', '\n');
  return cell;
}

function withoutEmptyEnd<T>(cells: readonly (T | null)[]): (T | null)[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
}

function sheetsOf(flat: string): readonly OfficeSheet[] {
  const sheets: { name: string; rows: OfficeCell[][]; pictures: string[]; formulas: string[] }[] = [];
  let row: OfficeCell[] = [];
  let times = 1;
  let attributes: Readonly<Record<string, string>> = {};
  let paragraphs: string[] = [];
  /** Where text goes: into a cell, into the words of a picture, or nowhere. */
  let into: 'cell' | 'words' | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    if (tag.name === 'table:table')
      sheets.push({ name: tag.attributes['table:name'] ?? '', rows: [], pictures: [], formulas: [] });
    else if (tag.name === 'table:table-row') {
      row = [];
      times = Number(tag.attributes['table:number-rows-repeated'] ?? 1);
    } else if (isCell(tag.name)) [attributes, paragraphs] = [tag.attributes, []];
    else if (tag.name === 'draw:frame') into = null;
    else if (tag.name === 'svg:desc') {
      into = 'words';
      sheets.at(-1)?.pictures.push('');
    } else if (tag.name === 'text:p' && 'office:value-type' in attributes) {
      into = 'cell';
      paragraphs.push('');
    } else if (into === 'cell') {
      const signs = {
        'text:s': ' '.repeat(Number(tag.attributes['text:c'] ?? 1)),
        'text:tab': '\t',
        'text:line-break': '\n',
      };
      paragraphs[paragraphs.length - 1] += signs[tag.name as keyof typeof signs] ?? '';
    }
  });
  parser.on('text', (text) => {
    const sheet = sheets.at(-1);
    if (into === 'cell') paragraphs[paragraphs.length - 1] += text;
    else if (into === 'words' && sheet) sheet.pictures[sheet.pictures.length - 1] += text;
  });
  parser.on('closetag', ({ name }) => {
    const sheet = sheets.at(-1);
    if (name === 'text:p' || name === 'svg:desc') into = null;
    else if (isCell(name)) {
      const formula = attributes['table:formula'];
      if (formula !== undefined && !(formula in flags)) sheet?.formulas.push(formula);
      const cell = cellOf(attributes, paragraphs.join('\n'));
      row.push(...Array.from({ length: Number(attributes['table:number-columns-repeated'] ?? 1) }, () => cell));
      attributes = {};
    } else if (name === 'table:table-row') {
      const cells = withoutEmptyEnd(row);
      // The rest of a sheet is a million times the same nothing.
      if (cells.length > 0 || times < 1000) sheet?.rows.push(...Array.from({ length: times }, () => cells));
    }
  });
  parser.write(flat).close();
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.slice(0, sheet.rows.findLastIndex((cells) => cells.length > 0) + 1),
  }));
}

const flags: Readonly<Record<string, boolean>> = { 'of:=TRUE()': true, 'of:=FALSE()': false };

function cellOf(attributes: Readonly<Record<string, string>>, text: string): OfficeCell {
  const flag = flags[attributes['table:formula'] ?? ''];
  if (flag !== undefined) return flag;
  switch (attributes['office:value-type']) {
    case undefined:
      return null;
    case 'string':
      return text;
    case 'date':
      return attributes['office:date-value'] ?? '';
    case 'time':
      return spanOf(attributes['office:time-value'] ?? '');
    default:
      return Number(attributes['office:value']);
  }
}

/** `PT25H00M05S` in milliseconds. */
function spanOf(text: string): number {
  const [, sign, hours, minutes, seconds] = /^(-?)PT(\d+)H(\d+)M([\d.]+)S$/.exec(text) ?? [];
  const ms = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000);
  return sign === '-' ? -ms : ms;
}

/** Those that lie under a merged one are empty. */
function isCell(name: string): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell';
}
