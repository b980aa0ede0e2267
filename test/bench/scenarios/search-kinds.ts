import type { FieldsOf } from '#domain/model/collections.ts';
import { nameKeys } from '#domain/rules/name-keys.ts';
import { phoneDigits, reversedDigits } from '#domain/rules/phone-digits.ts';
import { matchQuery } from '#domain/rules/search-terms.ts';
import { caseAt, firstNumber, rareCases } from '../generate/cases.ts';
import { customerAt } from '../generate/customers.ts';
import { rarities } from '../generate/words-zh.ts';
import type { World } from '../generate/world.ts';

/** The least that finds something: the look-up in the index and the row it leads to. */
export const bareLookUps = {
  words: `select c.id, c.number, c.subject from case_search hit join "case" c on c.rid = hit.rowid
    where case_search match ? order by hit.rowid desc limit 8`,
  name: `select c.id, c.name from customer_search hit join customer c on c.rid = hit.rowid
    where customer_search match ? order by hit.rowid desc limit 8`,
  phone: `select c.id, c.name from customer_phone p join customer c on c.rid = p.rid
    where p.reversed >= ? and p.reversed < ? limit 8`,
  number: 'select id, number, subject from "case" where length(number) = length(?) and number = ?',
} as const;

export interface SearchKind {
  readonly name: string;
  /** One after the other is typed. Each finds something. */
  readonly typed: readonly string[];
  readonly lookUp: keyof typeof bareLookUps;
  readonly bareValues: (typed: string) => readonly string[];
}

const words = (typed: string): readonly string[] => [matchQuery(typed) ?? ''];
const phone = (typed: string): readonly string[] => [reversedDigits(typed), `${reversedDigits(typed)}:`];
const number = (typed: string): readonly string[] => [typed, typed];

export function searchKinds(world: World): readonly SearchKind[] {
  return [
    {
      name: 'Chinese two-character word',
      typed: ['退款', '充电', '物流', '保修', '发票', '漏水', '安装', '维修'],
      lookUp: 'words',
      bareValues: words,
    },
    { name: 'rare phrase', typed: rareTyped(world), lookUp: 'words', bareValues: words },
    { name: 'Latin prefix', typed: ['refu', 'warr', 'cour', 'neighb', 'washi'], lookUp: 'words', bareValues: words },
    { name: 'two words', typed: twoWords(world), lookUp: 'words', bareValues: words },
    { name: 'one CJK character', typed: ['退', '水', '票', '充', '装'], lookUp: 'words', bareValues: words },
    { name: 'customer’s name', typed: sample(world, nameOf), lookUp: 'name', bareValues: words },
    { name: 'pinyin initials', typed: sample(world, initialsOf), lookUp: 'name', bareValues: words },
    { name: 'last four digits', typed: sample(world, lastFour), lookUp: 'phone', bareValues: phone },
    { name: 'case number', typed: numbers(world), lookUp: 'number', bareValues: number },
  ];
}

const sampled = 20;

/** Something of customers from the whole range, where they have it. */
function sample(world: World, take: (customer: FieldsOf<'customer'>) => string): readonly string[] {
  const found = new Set<string>();
  for (let n = 0; n < world.customers && found.size < sampled; n++) {
    const text = take(customerAt(world, (n * 7919) % world.customers).fields);
    if (text !== '') found.add(text);
  }
  return [...found];
}

function nameOf({ name }: FieldsOf<'customer'>): string {
  return name;
}

function initialsOf({ name }: FieldsOf<'customer'>): string {
  return nameKeys(name).split(' ')[1] ?? '';
}

function lastFour({ contactPoints }: FieldsOf<'customer'>): string {
  return phoneDigits(contactPoints[0]?.value ?? '').slice(-4);
}

function numbers(world: World): readonly string[] {
  return Array.from({ length: sampled }, (_, n) => String(firstNumber + ((n * 7919) % world.cases)));
}

/** How one asks for a case one remembers: a word from the beginning of its subject and one from its end. */
function twoWords(world: World): readonly string[] {
  return Array.from({ length: sampled }, (_, n) => {
    const { subject } = caseAt(world, (n * 7919) % world.cases).fields;
    const words = subject.split(/[^a-z]+/i).filter((word) => word !== '');
    return words.length > 1 ? `${words[0]} ${words.at(-1)}` : `${subject.slice(0, 2)} ${subject.slice(-2)}`;
  });
}

function rareTyped(world: World): readonly string[] {
  const told = rareCases(world).map((n) => caseAt(world, n).fields.description);
  return rarities.filter((rarity) => told.some((description) => description.includes(rarity)));
}
