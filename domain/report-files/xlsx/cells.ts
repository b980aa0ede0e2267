import { dayMs, dayNumber } from '../../rules/calendar/local-date.ts';
import { looksLikeFormula } from '../harmless.ts';
import type { LocalClock } from '../local-clock.ts';
import type { Cell, ColumnKind } from '../report.ts';
import { type StyleName, styleNumber } from './styles.ts';
import { xmlCellText } from './xml.ts';

/** The day that spreadsheets count from, before 1970-01-01; right from March 1900 on. */
const daysBefore1970 = 25_569;
const firstSureDay = 61;

/** `A`, `Z`, `AA`: the letters of a column, counted from 0. */
export function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26);
}

/** A text cell. There is no way from here to a formula: what begins like one is marked as quoted as well. */
export function textCell(ref: string, text: string, style: StyleName = 'text'): string {
  if (text === '') return '';
  const number = styleNumber(style === 'text' && looksLikeFormula(text) ? 'quoted' : style);
  return `<c r="${ref}" s="${number}" t="inlineStr"><is><t xml:space="preserve">${xmlCellText(text)}</t></is></c>`;
}

function numberCell(ref: string, value: number, style: StyleName): string {
  return Number.isFinite(value) ? `<c r="${ref}" s="${styleNumber(style)}"><v>${value}</v></c>` : '';
}

/** A cell of the column's kind: numbers, dates and spans of time are those of the spreadsheet, to be sorted and summed up. */
export function typedCell(ref: string, kind: ColumnKind, cell: Cell, clock: LocalClock): string {
  if (cell === null) return '';
  if (kind === 'flag' && typeof cell !== 'string')
    return `<c r="${ref}" s="${styleNumber('flag')}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'boolean') return typedCell(ref, 'flag', cell, clock);
  if (typeof cell === 'string') return kind === 'day' ? dayCell(ref, cell) : textCell(ref, cell);
  if (kind === 'moment') return momentCell(ref, cell, clock);
  if (kind === 'duration') return numberCell(ref, cell / dayMs, 'duration');
  return numberCell(ref, cell, kind === 'text' || kind === 'flag' || kind === 'day' ? 'plain' : kind);
}

function momentCell(ref: string, at: number, clock: LocalClock): string {
  if (!Number.isFinite(at)) return '';
  const days = Math.floor(clock.wall(at) / 1000) / 86_400 + daysBefore1970;
  return days < firstSureDay ? textCell(ref, clock.text(at)) : numberCell(ref, days, 'moment');
}

function dayCell(ref: string, text: string): string {
  const days = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) + daysBefore1970 : Number.NaN;
  return days >= firstSureDay ? numberCell(ref, days, 'day') : textCell(ref, text);
}
