import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
const simplifiedOf = new Map<string, string>();

/** One character at a time, so that characters keep their places and a hit can be marked in the text. */
function simplified(character: string): string {
  const known = simplifiedOf.get(character);
  if (known !== undefined) return known;
  const converted = toSimplified(character);
  const found = converted.length === character.length ? converted : character;
  simplifiedOf.set(character, found);
  return found;
}

const han = /\p{Script=Han}/u;

/**
 * What two spellings of a text have in common: full-width and compatibility forms (NFKC), case, traditional characters.
 * 發票 and 发票, ＶＰＮ and vpn fold to the same.
 */
export function foldText(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  if (!han.test(normal)) return normal;
  let folded = '';
  for (const character of normal) folded += character > '\u2e7f' ? simplified(character) : character;
  return folded;
}
