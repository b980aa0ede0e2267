import { type SearchRun, searchFold, searchRuns } from '../search-terms.ts';

/** From one place of a text to just before another, in UTF-16 units. */
export type TextRange = readonly [from: number, to: number];

/** A text with what was found in it. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

const oneCharacter = /\P{M}\p{M}*|\p{M}+/gu;
const latin = /[\p{L}\p{N}\p{M}]/u;
const cjk = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** The folded text, and for each of its units where the character it came from begins and ends. */
function foldWithPlaces(text: string) {
  let folded = '';
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { 0: character, index } of text.matchAll(oneCharacter)) {
    const piece = searchFold(character);
    for (let unit = 0; unit < piece.length; unit++) {
      begins.push(index);
      ends.push(index + character.length);
    }
    folded += piece;
  }
  return { folded, begins, ends };
}

function beginsWord(folded: string, at: number): boolean {
  const before = folded.charAt(at - 1);
  return before === '' || !latin.test(before) || cjk.test(before);
}

/** Where the runs stand in a text: a Latin word where a word begins with it, anything else anywhere. In order, without overlaps. */
export function marksIn(text: string, runs: readonly SearchRun[]): TextRange[] {
  const { folded, begins, ends } = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (const run of runs)
    for (let at = folded.indexOf(run.text); at >= 0; at = folded.indexOf(run.text, at + run.text.length))
      if (run.cjk || beginsWord(folded, at)) found.push([begins[at] ?? 0, ends[at + run.text.length - 1] ?? 0]);
  found.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const excerptLength = 160;
const lead = 40;

/** As much of a long text as a line shows, around the place where most of what was looked for stands together. */
export function excerptOf(text: string, runs: readonly SearchRun[]): MarkedText {
  const plain = text.replace(/\s/gu, ' ');
  const ranges = marksIn(plain, runs);
  const from = wholeFrom(plain, windowStart(ranges, plain.length));
  const to = wholeFrom(plain, from + excerptLength);
  const begin = from > 0 ? '…' : '';
  const end = to < plain.length ? '…' : '';
  const shift = from - begin.length;
  const shown = ranges.filter(([a, b]) => a >= from && b <= to);
  return { text: `${begin}${plain.slice(from, to)}${end}`, ranges: shown.map(([a, b]) => [a - shift, b - shift]) };
}

/** Not in the midst of a character of two units. */
function wholeFrom(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : Math.min(at, text.length);
}

function windowStart(ranges: readonly TextRange[], length: number): number {
  let best = 0;
  let most = 0;
  for (const [from] of ranges.slice(0, 200)) {
    const held = ranges.filter(([a, b]) => a >= from && b <= from + excerptLength - lead).length;
    if (held > most) [best, most] = [from, held];
  }
  return Math.max(0, Math.min(best - lead, length - excerptLength));
}

/** How much of what was looked for a text holds, and whether it holds it as it was typed, at its beginning or as all of it. */
export function exactness(text: string, typed: string): 0 | 1 | 2 | 3 {
  const words = (of: string) =>
    searchRuns(of)
      .map((run) => run.text)
      .join(' ');
  const wanted = words(typed);
  const said = words(text);
  if (wanted === '' || !said.includes(wanted)) return 0;
  if (said === wanted) return 3;
  return said.startsWith(wanted) ? 2 : 1;
}
