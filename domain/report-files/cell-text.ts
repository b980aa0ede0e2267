import type { LocalClock } from './local-clock.ts';
import type { Cell, ColumnKind, ReportWords } from './report.ts';

export interface CellWriting {
  readonly clock: LocalClock;
  readonly words: Pick<ReportWords, 'yes' | 'no'>;
}

/** A cell for a program that reads on: numbers plain, without separators and signs of a unit. */
export function plainCell(kind: ColumnKind, cell: Cell, { clock, words }: CellWriting): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '';
  if (kind === 'moment') return clock.text(cell);
  if (kind === 'duration') return durationText(cell);
  if (kind === 'flag') return cell === 0 ? words.no : words.yes;
  return String(cell);
}

/** A cell for people. */
export function shownCell(kind: ColumnKind, cell: Cell, writing: CellWriting): string {
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return plainCell(kind, cell, writing);
  if (kind === 'share') return `${(cell * 100).toFixed(1)}%`;
  if (kind === 'number') return cell.toFixed(2);
  if (kind === 'count') return grouped(cell);
  // Nobody looks for the second at which a case was opened.
  if (kind === 'moment') return writing.clock.text(cell).slice(0, -3);
  return plainCell(kind, cell, writing);
}

/** Hours, minutes and seconds: `27:05:00`. */
export function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${ms < 0 ? '-' : ''}${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
