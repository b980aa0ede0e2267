import { indexText } from '../search-terms.ts';
import type { Telling } from '../similar-cases.ts';
import { foldText } from '../text-fold.ts';

/** From where to where in a text, in UTF-16 units. */
export type Mark = readonly [from: number, to: number];

export interface Passage {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** How many different pieces of the question stand in it. */
  readonly hits: number;
}

const longest = 150;
/** So much of it stands before the first hit. */
const lead = 30;

const inline: readonly (readonly [RegExp, string])[] = [
  [/!?\[((?:[^\][\\]|\\.)*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1'],
  [/<\/?[a-z][^<>]*>/gi, ' '],
  [/\\([\\`*_[\]<>#+\-.!&~|])/g, '$1'],
  [/[*`~|]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' '],
  [/\s+/g, ' '],
];
const lineSigns = /^[\s>]*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|\[!\w+\]\s*|:{3,}.*$)?/u;
const parts = /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\||:{3,}|```|~~~)/;

function plain(line: string): string {
  let text = line.replace(lineSigns, '');
  for (const [sign, words] of inline) text = text.replace(sign, words);
  return text.trim();
}

/** Paragraphs, headings, list items: what reads as one. */
function* passagesOf(markdown: string): Generator<string> {
  let lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const isNew = line.trim() === '' || parts.test(line);
    if (isNew && lines.length > 0) {
      yield lines.join(' ');
      lines = [];
    }
    const words = plain(line);
    if (words !== '') lines.push(words);
  }
  if (lines.length > 0) yield lines.join(' ');
}

function hitsIn(text: string, terms: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    indexText(text)
      .split(' ')
      .filter((term) => terms.has(term)),
  );
}

/** The passage of an article that says most of what was asked, short enough to be read at a glance. */
export function tellingPassage(markdown: string, { terms }: Telling): Passage {
  let best = { text: '', hits: 0 };
  for (const text of passagesOf(markdown)) {
    const hits = hitsIn(text, terms).size;
    if (best.text === '' || hits > best.hits || (hits === best.hits && hits > 0 && text.length < best.text.length))
      best = { text, hits };
  }
  const marks = marksIn(best.text, terms);
  const from = Math.max(0, Math.min((marks[0]?.[0] ?? 0) - lead, best.text.length - longest));
  const text = clipped(best.text, from);
  return { text, marks: marksIn(text, terms), hits: best.hits };
}

function clipped(text: string, from: number): string {
  if (text.length <= longest) return text;
  const start = from > 0 && isLowHalf(text, from) ? from + 1 : from;
  const end = isLowHalf(text, start + longest) ? start + longest - 1 : start + longest;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const latin = /^[a-z0-9]/;

/** Where the terms stand in the text as it is written: folded alike, Latin words whole. In order, none over another. */
export function marksIn(text: string, terms: ReadonlySet<string>): readonly Mark[] {
  const { folded, places } = foldedWithPlaces(text);
  const marks: [number, number][] = [];
  for (const term of terms) {
    if ([...term].length < 2 && !latin.test(term)) continue;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      const end = at + term.length;
      if (latin.test(term) && (latin.test(folded[at - 1] ?? '') || latin.test(folded[end] ?? ''))) continue;
      marks.push([places[at] ?? 0, places[end] ?? text.length]);
    }
  }
  return joined(marks);
}

/** Folded, with the place in the text that each folded unit comes from. */
function foldedWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const units = foldText(character);
    for (let unit = 0; unit < units.length; unit++) places.push(at);
    folded += units;
    at += character.length;
  }
  return { folded, places };
}

function joined(marks: [number, number][]): readonly Mark[] {
  const whole: [number, number][] = [];
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}
