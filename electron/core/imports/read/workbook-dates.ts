import { parseAll } from './xml-events.ts';

type DateKind = 'day' | 'time';

/** Number formats that Excel knows without being told. */
const known: readonly (readonly [from: number, to: number, kind: DateKind])[] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'time'],
  [27, 31, 'day'],
  [32, 35, 'time'],
  [36, 36, 'day'],
  [45, 47, 'time'],
  [50, 58, 'day'],
];

/** Which cell styles show a number as a day or a time, by their place in the list of styles. */
export async function dateStyles(styles: AsyncIterable<string>): Promise<ReadonlyMap<number, DateKind>> {
  const own = new Map<number, DateKind | undefined>();
  const found = new Map<number, DateKind>();
  let isInCells = false;
  let place = 0;
  await parseAll(styles, {
    open(tag, attributes) {
      if (tag === 'numFmt') own.set(Number(attributes.numFmtId), kindOf(attributes.formatCode ?? ''));
      else if (tag === 'cellXfs') isInCells = true;
      else if (tag === 'xf' && isInCells) {
        const format = Number(attributes.numFmtId ?? 0);
        const kind = own.has(format)
          ? own.get(format)
          : known.find(([from, to]) => format >= from && format <= to)?.[2];
        if (kind) found.set(place, kind);
        place += 1;
      }
    },
    close(tag) {
      if (tag === 'cellXfs') isInCells = false;
    },
  });
  return found;
}

/** What stands in quotation marks, brackets or behind a backslash is no part of the pattern. */
function kindOf(format: string): DateKind | undefined {
  const pattern = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  if (/[hs]/.test(pattern)) return 'time';
  return /[yd]|m/.test(pattern) ? 'day' : undefined;
}

const dayMs = 86_400_000;

/** The day that a number stands for: `1990-05-17`, or `1990-05-17 09:30`. Excel counts from 1900, or 1904, and takes 1900 for a leap year. */
export function dayOf(number: number, kind: DateKind, from1904: boolean): string {
  const shift = from1904 ? 1462 : number < 60 ? 1 : 0;
  const at = new Date(Math.round((number + shift - 25_569) * dayMs));
  if (Number.isNaN(at.getTime())) return String(number);
  const text = at.toISOString();
  return kind === 'day' || text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}
