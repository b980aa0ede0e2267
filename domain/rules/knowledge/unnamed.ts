import { foldText } from '../text-fold.ts';

const addresses = /(?:https?:\/\/|www\.)\S+|[^\s@<>()"',;:，。；：、]+@[^\s@<>()"',;:，。；：、]+/g;
/** A word with five digits or more: a number of an order, a card, a passport, a plate. Error codes and models have fewer. */
const numbered = /[a-z0-9_\-./]*(?:\d[a-z_\-.·/]*){5,}[a-z0-9]*/g;
/** Digits that are only parted: a telephone number as people write it. */
const parted = /[a-z0-9_\-./]*\+?\d(?:[\s()\-–—.·/]*\d){6,}x?/g;
const spoken = /[〇零一二两三四五六七八九幺]{5,}/g;

/**
 * A text, folded, without what tells whom it is about: the `names` that are known, addresses, telephone and identity numbers, and whatever else has
 * five digits. The words of a name that nobody named cannot be told from others.
 */
export function unnamed(text: string, names: readonly string[]): string {
  let left = foldText(text).replace(addresses, ' ');
  for (const name of names) {
    const folded = foldText(name).trim();
    if ([...folded].length > 1) left = left.replaceAll(folded, ' ');
  }
  // What one of them takes out may bring two parts of a number together.
  for (let before = ''; before !== left; ) {
    before = left;
    left = cut(left);
  }
  return left;
}

function cut(text: string): string {
  return text
    .replace(addresses, ' ')
    .replace(parted, ' ')
    .replace(numbered, ' ')
    .replace(spoken, ' ')
    .replace(/\p{Cc}+|\s+/gu, ' ')
    .trim();
}
