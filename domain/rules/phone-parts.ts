const between = /[/;,、|\n\r]+|\s(?:or|and|或|和)\s/iu;
/** What is said of a number, not a part of it: (中山公园咨询电话). */
const remark = /\([^()\d+]*\)/g;
/** An extension behind a comma or with a word of its own belongs to the number before it. */
const aloneExtension = /^\s*(?:转|轉|分机|分機|内线|內線|ext\.?|extension)\s*[.:]?\s*\d/iu;

/** What was typed into one field, cut where one number ends and another begins; half-width, without remarks. */
export function phoneParts(raw: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of raw.normalize('NFKC').replace(remark, ' ').split(between)) {
    const before = parts.at(-1);
    if (aloneExtension.test(piece) && before !== undefined) parts[parts.length - 1] = `${before} ${piece.trim()}`;
    else if (/\d/.test(piece)) parts.push(piece.trim());
  }
  return parts;
}
