import { widthOf } from '../text-width.ts';

interface Column {
  readonly label: string;
  /** Texts may be broken into lines, all else is as wide as it is. */
  readonly isText: boolean;
  readonly texts: readonly string[];
}

export const columnPadding = 8;
const widestText = 60;
const narrowestText = 6;

/**
 * How wide columns are so that together they fill at most `room`: what texts leave over of it is shared out by how long they are. Where it is
 * scarce, labels are broken into lines, and texts; numbers and dates never are.
 */
export function columnWidths(columns: readonly Column[], room: number, fontSize: number): number[] {
  const sign = fontSize * 0.56;
  const inPoints = (signs: number) => signs * sign + 2;
  const wanted = columns.map(({ label, isText, texts }) => {
    const longest = Math.max(narrowestText, widthOf(label), ...texts.map(widthOf));
    return inPoints(isText ? Math.min(widestText, longest) : longest);
  });
  const free = room - columns.length * columnPadding;
  const all = sum(wanted);
  const texts = sum(wanted.filter((_, at) => columns[at]?.isText));
  const fixed = all - texts;
  if (texts > 0 && fixed <= free * 0.8)
    return wanted.map((width, at) => (columns[at]?.isText ? (width * (free - fixed)) / texts : width));
  if (all <= free) return wanted;
  const least = columns.map(({ label, isText, texts: cells }) => {
    const words = label.split(/\s+/).map((word) => Math.min(narrowestText, widthOf(word)));
    return inPoints(Math.max(...words, ...(isText ? [narrowestText] : cells.map(widthOf))));
  });
  const needed = sum(least);
  if (needed >= free) return least.map((width) => (width * free) / needed);
  const given = (free - needed) / (all - needed);
  return least.map((width, at) => width + ((wanted[at] ?? width) - width) * given);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
