import { type CharacterKind, characterKind, characterKinds } from './character-kind.ts';
import { foldText } from './text-fold.ts';
import { UnitWriter } from './unit-writer.ts';

/**
 * SQLite's tokenizers cannot find words in Chinese, so runs of Chinese, Japanese and Korean characters are cut into overlapping
 * pairs before indexing, and a query's run becomes a phrase of pairs. Latin words and numbers stay whole. A mark needs a letter
 * before it: the invisible selector after ❤️ is a term that no tokenizer can find, and would spoil the whole query.
 */
interface TextRun {
  readonly cjk: boolean;
  readonly from: number;
  readonly to: number;
}

const { separator, pair, word, pairMark } = characterKinds;

function width(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

function goesOn(run: CharacterKind, kind: CharacterKind): boolean {
  return run === pair ? kind === pair || kind === pairMark : kind !== pair && kind !== separator;
}

/** Latin letters and CJK may touch (`iPhone15充电`): each run is of one kind. */
function* runsOf(folded: string): Generator<TextRun> {
  let from = 0;
  let run: CharacterKind = separator;
  for (let at = 0; at < folded.length; ) {
    const codePoint = folded.codePointAt(at) ?? 0;
    const kind = characterKind(codePoint);
    if (run !== separator && !goesOn(run, kind)) {
      yield { cjk: run === pair, from, to: at };
      run = separator;
    }
    if (run === separator && (kind === pair || kind === word)) {
      run = kind;
      from = at;
    }
    at += width(codePoint);
  }
  if (run !== separator) yield { cjk: run === pair, from, to: folded.length };
}

const lettersWithAccents = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;

/** Latin with diacritics, combining marks, Greek and Cyrillic; a loop, for every text of a first sync goes through it. */
function mayHaveAccents(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xc0 && unit < 0x2000 && (unit < 0x530 || unit >= 0x1e00)) return true;
  }
  return false;
}

/** Café is found by cafe and cafe by Café. */
function withoutAccents(folded: string): string {
  return mayHaveAccents(folded) ? folded.normalize('NFD').replace(lettersWithAccents, '$1').normalize('NFC') : folded;
}

const ascii = /^[\0-\x7f]*$/;
const writer = new UnitWriter();

/** The text to put into the index: folded, CJK runs as overlapping pairs plus the last single character. */
export function indexText(text: string): string {
  // The same for plain English, several times as fast: a first sync spends a third of its time in this function.
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const folded = withoutAccents(foldText(text));
  for (const { cjk, from, to } of runsOf(folded)) {
    if (cjk) writePairs(folded, from, to);
    else writeTerm(folded, from, to);
  }
  return writer.take();
}

function writePairs(folded: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const next = at + width(folded.codePointAt(at) ?? 0);
    writeTerm(folded, at, next < to ? next + width(folded.codePointAt(next) ?? 0) : next);
    at = next;
  }
}

function writeTerm(folded: string, from: number, to: number): void {
  if (!writer.isEmpty) writer.append(' ', 0, 1);
  writer.append(folded, from, to);
}

/** A text as the index compares it. Single characters keep their places as long as they are folded one by one. */
export function searchFold(text: string): string {
  return withoutAccents(foldText(text));
}

/** A run of letters and numbers of one kind, folded. */
export interface SearchRun {
  readonly cjk: boolean;
  readonly text: string;
}

export function searchRuns(typed: string): SearchRun[] {
  const folded = searchFold(typed);
  return [...runsOf(folded)].map(({ cjk, from, to }) => ({ cjk, text: folded.slice(from, to) }));
}

/**
 * What must be found of what a person typed, each as FTS5 is asked for it: a CJK run as a phrase of pairs, a single CJK character
 * and a Latin word as a prefix.
 */
export function matchTerms(typed: string): string[] {
  const terms: string[] = [];
  const folded = withoutAccents(foldText(typed));
  for (const { cjk, from, to } of runsOf(folded)) {
    const characters = [...folded.slice(from, to)];
    if (!cjk || characters.length === 1) terms.push(`"${characters.join('')}"*`);
    else {
      const pairs: string[] = [];
      for (let i = 0; i + 1 < characters.length; i++) pairs.push(`${characters[i]}${characters[i + 1]}`);
      terms.push(`"${pairs.join(' ')}"`);
    }
  }
  return terms;
}

/** The FTS5 query for what a person typed: all of it. `null` when there is nothing to look for. */
export function matchQuery(typed: string): string | null {
  const terms = matchTerms(typed);
  return terms.length > 0 ? terms.join(' AND ') : null;
}
