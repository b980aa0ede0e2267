import { foldText } from './text-fold.ts';

/**
 * SQLite's tokenizers cannot find words in Chinese, so runs of Chinese, Japanese and Korean characters are cut into overlapping
 * pairs before indexing, and a query's run becomes a phrase of pairs. Latin words and numbers stay whole. Script
 * extensions count, so that ー stays with its kana. A mark needs a letter before it: the invisible selector after ❤️
 * is a term that no tokenizer can find, and would spoil the whole query.
 */
const cjkScripts = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}';
const run = new RegExp(
  `([[\\p{L}\\p{N}]&&[${cjkScripts}]][[\\p{L}\\p{N}\\p{M}]&&[${cjkScripts}]]*)` +
    `|([[\\p{L}\\p{N}]--[${cjkScripts}]][[\\p{L}\\p{N}\\p{M}]--[[\\p{L}\\p{N}]&&[${cjkScripts}]]]*)`,
  'gv',
);

interface TextRun {
  readonly cjk: boolean;
  readonly characters: readonly string[];
}

/** Latin letters and CJK may touch (`iPhone15充电`): each run is of one kind. */
function* runsOf(folded: string): Generator<TextRun> {
  for (const [, cjk, other] of folded.matchAll(run)) {
    if (cjk !== undefined) yield { cjk: true, characters: [...cjk] };
    else if (other !== undefined) yield { cjk: false, characters: [...other] };
  }
}

const ascii = /^[\0-\x7f]*$/;

/** The text to put into the index: folded, CJK runs as overlapping pairs plus the last single character. */
export function indexText(text: string): string {
  // The same for plain English, several times as fast: a first sync spends a third of its time in this function.
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const tokens: string[] = [];
  for (const { cjk: isPairs, characters } of runsOf(foldText(text))) {
    if (!isPairs) tokens.push(characters.join(''));
    else {
      for (let i = 0; i + 1 < characters.length; i++) tokens.push(`${characters[i]}${characters[i + 1]}`);
      tokens.push(characters.at(-1) ?? '');
    }
  }
  return tokens.join(' ');
}

/**
 * The FTS5 query for what a person typed: every run must be found; a CJK run as a phrase of pairs, a single CJK
 * character and a Latin word as a prefix. `null` when there is nothing to look for.
 */
export function matchQuery(typed: string): string | null {
  const terms: string[] = [];
  for (const { cjk: isPairs, characters } of runsOf(foldText(typed))) {
    if (!isPairs || characters.length === 1) terms.push(`"${characters.join('')}"*`);
    else {
      const pairs: string[] = [];
      for (let i = 0; i + 1 < characters.length; i++) pairs.push(`${characters[i]}${characters[i + 1]}`);
      terms.push(`"${pairs.join(' ')}"`);
    }
  }
  return terms.length > 0 ? terms.join(' AND ') : null;
}
