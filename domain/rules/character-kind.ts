/**
 * What a character is to the search index. `pair`: a letter or number of a script without spaces between words; `word`: of any
 * other; `pairMark` and `mark`: what may stand on them. Script extensions count, so that ー stays with its kana.
 */
export const characterKinds = { separator: 1, pair: 2, word: 3, pairMark: 4, mark: 5 } as const;
export type CharacterKind = (typeof characterKinds)[keyof typeof characterKinds];

const isCjk = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
const isLetter = /[\p{L}\p{N}]/u;
const isMark = /\p{M}/u;

function examine(character: string): CharacterKind {
  const cjk = isCjk.test(character);
  if (isLetter.test(character)) return cjk ? characterKinds.pair : characterKinds.word;
  if (isMark.test(character)) return cjk ? characterKinds.pairMark : characterKinds.mark;
  return characterKinds.separator;
}

const pageBits = 8;
/** Found out once for each character: the properties above cost more than everything else a text goes through. */
const pages: Uint8Array[] = [];

export function characterKind(codePoint: number): CharacterKind {
  pages[codePoint >> pageBits] ??= new Uint8Array(1 << pageBits);
  const page = pages[codePoint >> pageBits] as Uint8Array;
  const at = codePoint & ((1 << pageBits) - 1);
  const known = page[at];
  if (known) return known as CharacterKind;
  const kind = examine(String.fromCodePoint(codePoint));
  page[at] = kind;
  return kind;
}
