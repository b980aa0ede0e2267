const digits = 32;
/** By so many digits the other's are turned, so that two equal ids do not cancel one another out. */
const turned = 13;

/**
 * An id that follows from two others, so that two devices which make the same thing of them without a network make one record. Nine tenths of its
 * digits come from random ones.
 */
export function mixedId(first: string, second: string): string {
  const [one, other] = [first, second].map((id) => id.replaceAll('-', ''));
  let mixed = '';
  for (let at = 0; at < digits; at++) mixed += (digitAt(one, at) ^ digitAt(other, at + turned)).toString(16);
  // Version 8: made in a way of one's own.
  const made = `${mixed.slice(0, 12)}8${mixed.slice(13, 16)}a${mixed.slice(17)}`;
  return [0, 8, 12, 16, 20].map((from, part, all) => made.slice(from, all[part + 1])).join('-');
}

function digitAt(id: string | undefined, at: number): number {
  return Number.parseInt(id?.[at % digits] ?? '0', 16);
}
