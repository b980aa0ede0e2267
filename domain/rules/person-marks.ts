import type { ContactPoint } from '../model/customer-fields.ts';
import { phoneDigits } from './phone-digits.ts';
import { foldText } from './text-fold.ts';

/** By what a text lets somebody be known: what they are called, a number of theirs, an address of theirs. */
export const personMarkKinds = ['name', 'number', 'address'] as const;
export type PersonMarkKind = (typeof personMarkKinds)[number];

/** A person as one or several service files and their identity number have them. */
export interface KnownPerson {
  readonly names: readonly string[];
  readonly contactPoints: readonly Pick<ContactPoint, 'kind' | 'value'>[];
  readonly identityNumbers: readonly string[];
}

export interface PersonMarks {
  readonly names: readonly RegExp[];
  /** The last digits: what stands before them depends on where one dials from. */
  readonly numbers: readonly string[];
  readonly addresses: readonly string[];
}

const numberDigits = { least: 7, most: 8 } as const;
const leastAddress = 5;
const isHan = /\p{Script=Han}/u;

/** What says too little alone (a single letter, a three-digit number) is no mark: it would be found everywhere. */
export function personMarks({ names, contactPoints, identityNumbers }: KnownPerson): PersonMarks {
  const valuesOf = (wanted: (kind: ContactPoint['kind']) => boolean) =>
    contactPoints.filter(({ kind }) => wanted(kind)).map(({ value }) => value);
  const told = [...valuesOf((kind) => kind === 'phone'), ...identityNumbers].map(phoneDigits);
  return {
    names: unique(names.map(plain))
      .filter((name) => name.length >= (isHan.test(name) ? 2 : 4))
      .map(wholeWords),
    numbers: unique(
      told.filter((digits) => digits.length >= numberDigits.least).map((digits) => digits.slice(-numberDigits.most)),
    ),
    addresses: unique(valuesOf((kind) => kind !== 'phone').map(plain)).filter(({ length }) => length >= leastAddress),
  };
}

/** Which kinds of marks a text has, however it writes them: traditional or simplified, upper or lower case, numbers with or without gaps. */
export function marksIn(text: string, { names, numbers, addresses }: PersonMarks): readonly PersonMarkKind[] {
  const folded = plain(text);
  const digits = folded.replace(/(?<=\d)[\s().·/-]{1,3}(?=\d)/g, '');
  const has: Readonly<Record<PersonMarkKind, boolean>> = {
    name: names.some((name) => name.test(folded)),
    number: numbers.some((number) => digits.includes(number)),
    address: addresses.some((address) => folded.includes(address)),
  };
  return personMarkKinds.filter((kind) => has[kind]);
}

function plain(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}

/** Chinese has no gaps between words; an Ann is not in an Annex. */
function wholeWords(name: string): RegExp {
  const literal = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return isHan.test(name)
    ? new RegExp(literal, 'u')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u');
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
