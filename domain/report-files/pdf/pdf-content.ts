import { type CellWriting, shownCell } from '../cell-text.ts';
import type { Report, ReportChart, ReportColumn, TableHead, TableRow } from '../report.ts';
import { columnPadding, columnWidths } from './column-widths.ts';

/** What a page shows, in the words of the library that lays it out. */
export type PdfNode = Readonly<Record<string, unknown>>;

const uprightWidth = 515;
const alongWidth = 761;
const measuredRows = 200;
const mostCharacters = 600;
/** Wider ones are laid along the page. */
const mostUpright = 6;

export function coverOf(report: Report): PdfNode[] {
  const lines = report.about.map(({ label, value }) => [{ text: label, color: soft }, shown(value)]);
  return [
    { text: report.title, style: 'title', headlineLevel: 1 },
    ...(lines.length > 0
      ? [{ table: { widths: [130, '*'], body: lines }, layout: 'noBorders', margin: [0, 0, 0, 12] }]
      : []),
  ];
}

export function chartOf({ title, text, svg, width }: ReportChart, font: string): PdfNode {
  const parts = [
    { text: title, style: 'heading' },
    { svg, width: Math.min(uprightWidth, (width * 3) / 4), font },
    { text, style: 'note' },
  ];
  return { stack: parts, unbreakable: true };
}

export function definitionsOf({ definitions, words }: Report): PdfNode[] {
  if (definitions.length === 0) return [];
  const head = [words.definition, words.definitions, words.version].map((text, at) => ({
    ...{ text, bold: true, alignment: at === 2 ? 'right' : 'left' },
  }));
  const body = definitions.map(({ name, text, version }) => [
    shown(name),
    shown(text),
    { text: String(version), alignment: 'right' },
  ]);
  return [
    { table: { ...headed, widths: [120, '*', 40], body: [titleRow(words.definitions, 3), head, ...body] }, layout },
  ];
}

interface Rows extends TableHead {
  readonly rows: readonly TableRow[];
  /** Said below the title. */
  readonly note?: string;
}

export function tableOf({ title, columns, rows, note }: Rows, writing: CellWriting): PdfNode {
  const isWide = columns.length > mostUpright;
  const head = columns.map(({ label, kind }) => ({ text: label, bold: true, alignment: sideOf(kind) }));
  const texts = rows.map((row) => columns.map(({ kind }, at) => shownCell(kind, row[at] ?? null, writing)));
  const body = texts.map((row) =>
    row.map((text, at) => ({ ...shown(text), alignment: sideOf(columns[at]?.kind ?? 'text') })),
  );
  const fontSize = columns.length > 10 ? 6 : 8;
  const measured = columns.map(({ label, kind }, at) => ({
    ...{ label, isText: kind === 'text' },
    texts: texts.slice(0, measuredRows).map((row) => row[at] ?? ''),
  }));
  const room = isWide ? alongWidth : uprightWidth;
  const widths = columnWidths(measured, room, fontSize);
  const rest = widths.reduce((left, width) => left - width - columnPadding, room) - columnPadding;
  // An empty column at the end: all tables are as wide as the page, and their titles have room.
  const filled = rest > 0 ? [...widths, rest] : widths;
  const rowsBelow = [head, ...body].map((row) => (rest > 0 ? [...row, {}] : row));
  return {
    stack: [
      ...(note ? [{ text: note, style: 'note' }] : []),
      { table: { ...headed, widths: filled, body: [titleRow(title, filled.length), ...rowsBelow] }, layout, fontSize },
    ],
    ...(isWide ? { pageBreak: 'before', pageOrientation: 'landscape' } : {}),
  };
}

function sideOf(kind: ReportColumn['kind']): 'left' | 'right' {
  return kind === 'text' || kind === 'moment' || kind === 'day' || kind === 'flag' ? 'left' : 'right';
}

/** A word without an end, an address for instance, is broken anywhere. */
function shown(text: string): PdfNode {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return /[\u0021-\u02AF]{18}/.test(cut) ? { text: cut, wordBreak: 'break-all' } : { text: cut };
}

export const soft = '#5b6673';

/** Title and head stand on each of its pages, and never without a row below them. */
const headed = { headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true };

function titleRow(title: string, columns: number): PdfNode[] {
  const others = Array.from({ length: columns - 1 }, () => ({}));
  return [{ text: title, style: 'heading', colSpan: columns, margin: [-4, 10, 0, 2] }, ...others];
}

const layout = {
  hLineWidth: (at: number) => (at < 2 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => '#c9d1db',
  fillColor: (at: number) => (at === 1 ? '#e8edf4' : null),
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
