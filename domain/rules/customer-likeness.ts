import type { FieldsOf } from '../model/collections.ts';
import { defaultPhoneSettings, type PhoneSettings } from './definitions/workspace-settings.ts';
import { nameKeys } from './name-keys.ts';
import { type ReadPhone, readPhones } from './phone-key.ts';
import { foldText } from './text-fold.ts';

/** What two service files may have in common; `other-name` speaks against their being one person's. */
export const likenessReasons = [
  'phone',
  'email',
  'chat',
  'address',
  'name',
  'sound',
  'organisation',
  'other-name',
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

/** What of a customer is compared, each value in the one way it can be spelled. */
export interface CustomerTraits {
  readonly name: string;
  /** How the name is typed in Latin letters. */
  readonly sound: string;
  readonly organisationId: string | null;
  readonly phones: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  readonly chats: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

/** A shorter number is a service number that anybody may have been given. */
const shortestPhone = 7;

function squeezed(text: string): string {
  return foldText(text).replace(/[\s\p{P}]+/gu, '');
}

type Compared = Pick<FieldsOf<'customer'>, 'name' | 'organisationId' | 'contactPoints'>;

/** What takes time to find out, for whoever wants it for something else too. */
export interface ReadOut {
  /** `nameKeys` of the name. */
  readonly keys: string;
  /** The numbers in all contact points. */
  readonly phones: readonly Pick<ReadPhone, 'key'>[];
}

export function readOut(
  { name, contactPoints }: Compared,
  settings: PhoneSettings,
): ReadOut & { phones: readonly ReadPhone[] } {
  const typed = contactPoints.filter(({ kind }) => kind === 'phone');
  return { keys: nameKeys(name), phones: typed.flatMap(({ value }) => readPhones(value, settings)) };
}

export function traitsOf(
  customer: Compared,
  settings: PhoneSettings = defaultPhoneSettings,
  { keys, phones }: ReadOut = readOut(customer, settings),
): CustomerTraits {
  const { name, organisationId, contactPoints } = customer;
  const valuesOf = (kind: string) => contactPoints.filter((point) => point.kind === kind).map(({ value }) => value);
  const set = (values: readonly string[]) => new Set(values.filter((value) => value !== ''));
  const folded = squeezed(name);
  return {
    name: folded,
    sound: keys.split(' ')[0] || folded,
    organisationId,
    phones: set(phones.map(({ key }) => key).filter((key) => key.length >= shortestPhone)),
    emails: set(valuesOf('email').map((value) => foldText(value).trim())),
    chats: set(valuesOf('chat').map((value) => foldText(value).trim())),
    addresses: set(valuesOf('address').map(squeezed)),
  };
}

/** How far each thing in common goes to say that two files are one person's. */
const weights: Readonly<Record<Exclude<LikenessReason, 'other-name'>, number>> = {
  email: 0.8,
  phone: 0.7,
  chat: 0.7,
  name: 0.45,
  address: 0.4,
  sound: 0.35,
  organisation: 0.3,
};
/** A couple, or colleagues, may share a number or an address. */
const otherName = 0.75;

/** From here on two files stand in the list of duplicates. */
export const likelyTwins = 0.5;

function shareOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}

/** 王先生 and 王小明, Smith and John Smith may be one. */
function nameEachOther(one: CustomerTraits, other: CustomerTraits): boolean {
  return (
    one.sound === other.sound ||
    one.name.includes(other.name) ||
    other.name.includes(one.name) ||
    (/^\p{Script=Han}/u.test(one.name) &&
      one.name[0] === other.name[0] &&
      /先生|女士|小姐|太太/u.test(one.name + other.name))
  );
}

/** How likely two service files are one person's, from 0 to 1, and why; the same either way round. */
export function likeness(
  one: CustomerTraits,
  other: CustomerTraits,
): { readonly score: number; readonly reasons: readonly LikenessReason[] } {
  const reasons: (keyof typeof weights)[] = [];
  if (shareOne(one.phones, other.phones)) reasons.push('phone');
  if (shareOne(one.emails, other.emails)) reasons.push('email');
  if (shareOne(one.chats, other.chats)) reasons.push('chat');
  if (shareOne(one.addresses, other.addresses)) reasons.push('address');
  if (one.name !== '' && one.name === other.name) reasons.push('name');
  else if (one.sound !== '' && one.sound === other.sound) reasons.push('sound');
  if (one.organisationId !== null && one.organisationId === other.organisationId) reasons.push('organisation');
  const unlike = reasons.reduce((rest, reason) => rest * (1 - weights[reason]), 1);
  const differ = one.name !== '' && other.name !== '' && reasons.length > 0 && !nameEachOther(one, other);
  const score = (1 - unlike) * (differ ? otherName : 1);
  return { score: Math.round(score * 100) / 100, reasons: differ ? [...reasons, 'other-name'] : reasons };
}

export interface TwinKey {
  readonly kind: 'phone' | 'email' | 'chat' | 'name-address' | 'name-organisation';
  readonly key: string;
}

/** Two files that share none of these are no duplicates: what an index finds the candidates by. */
export function twinKeysOf({
  sound,
  organisationId,
  phones,
  emails,
  chats,
  addresses,
}: CustomerTraits): readonly TwinKey[] {
  const of = (kind: TwinKey['kind'], keys: Iterable<string>) => [...keys].map((key) => ({ kind, key }));
  return [
    ...of('phone', phones),
    ...of('email', emails),
    ...of('chat', chats),
    ...(sound === ''
      ? []
      : of(
          'name-address',
          [...addresses].map((address) => `${sound}|${address}`),
        )),
    ...(sound === '' || organisationId === null ? [] : of('name-organisation', [`${sound}|${organisationId}`])),
  ];
}
