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

const firstHan = 0x2e80;
const fates = { unknown: 0, stays: 1, changes: 2 } as const;
/** What becomes of each UTF-16 unit, once it was found out; halves of pairs count as changing. */
const fateOf = new Uint8Array(0x10000);

function mayChange(unit: number): boolean {
  if (fateOf[unit] === fates.unknown) {
    const character = String.fromCharCode(unit);
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    fateOf[unit] = isHalf || simplified(character) !== character ? fates.changes : fates.stays;
  }
  return fateOf[unit] === fates.changes;
}

/** Most texts hold no traditional character, and to see that takes a tenth of the time it takes to fold them. */
function isSimplified(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= firstHan && mayChange(unit)) return false;
  }
  return true;
}

/**
 * What two spellings of a text have in common: full-width and compatibility forms (NFKC), case, traditional characters.
 * 發票 and 发票, ＶＰＮ and vpn fold to the same.
 */
export function foldText(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  if (isSimplified(normal)) return normal;
  let folded = '';
  for (const character of normal) folded += character > '\u2e7f' ? simplified(character) : character;
  return folded;
}
