/** What stands for what was left out. */
const gap = '…';

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Digits that may be parted, from seven on: telephone, identity, bank and order numbers. */
const numbers = /(?:\+|00)?[\d０-９](?:[ \t()（）\-‐-―.·/]{0,2}[\d０-９]){6,}[Xx]?/gu;
/** Passports and the like: letters, then a long number. */
const passes = /\b[A-Z]{1,3}\d{6,}\b/g;

export interface LeftOut {
  readonly text: string;
  readonly count: number;
}

/**
 * A text without what tells whom it is about, as far as that can be recognised: e-mail addresses, long numbers, and the `known` names, numbers and
 * addresses of the people in it. Dates stay. A name nobody knows of stays too, so a person has to read it before others do.
 */
export function withoutPeople(text: string, known: readonly string[]): LeftOut {
  let count = 0;
  const put = (match: string): string => {
    // A day or a time of day is no number of anybody.
    if (/^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(match)) return match;
    count++;
    return gap;
  };
  let left = text;
  // The longest first: a full name before its beginning.
  const names = known.map((name) => name.trim()).filter((name) => [...name].length > 1);
  for (const name of names.sort((a, b) => b.length - a.length)) {
    const parts = left.split(name);
    count += parts.length - 1;
    left = parts.join(gap);
  }
  return { text: left.replace(mail, put).replace(passes, put).replace(numbers, put), count };
}
