import type { CommandArgs } from '#domain/commands/registry.ts';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { sameJson } from '#domain/model/json.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { joinedNotes } from '#domain/rules/joined-notes.ts';

export type Choose = CommandArgs<'customer.merge'>['choose'];
export type Side = 'into' | 'from';

export const plainFields = ['name', 'organisationId', 'tier', 'language', 'accountManagerId'] as const;
export const textFields = ['notes', 'preferences', 'specialNeeds'] as const;

/** What is likely meant: what the file that goes on says, but where it says nothing, or a customer is a VIP in the other. */
export function likelyChoice({ fields: from }: CustomerDetail, { fields: into }: CustomerDetail): Choose {
  return {
    name: 'into',
    organisationId: into.organisationId === null && from.organisationId !== null ? 'from' : 'into',
    tier: from.tier === 'vip' ? 'from' : 'into',
    language: 'into',
    accountManagerId: into.accountManagerId === null && from.accountManagerId !== null ? 'from' : 'into',
    notes: 'both',
    preferences: 'both',
    specialNeeds: 'both',
  };
}

/** The older file goes on, unless somebody says otherwise: more people know it. */
export function inOrder(
  one: CustomerDetail,
  other: CustomerDetail,
): readonly [from: CustomerDetail, into: CustomerDetail] {
  return other.fields.createdAt < one.fields.createdAt ? [one, other] : [other, one];
}

/** All contact points of both, those of the file that goes on first; two spellings of one stand once. */
export function pointsOfBoth(from: CustomerDetail, into: CustomerDetail): readonly ContactPoint[] {
  return [...into.fields.contactPoints, ...mergeSet(from.fields.contactPoints, [], into.fields.contactPoints)];
}

export function textAfter(
  field: (typeof textFields)[number],
  choice: Choose['notes'],
  from: CustomerDetail,
  into: CustomerDetail,
): string {
  if (choice !== 'both') return (choice === 'from' ? from : into).fields[field];
  return joinedNotes(into.fields[field], from.fields[field]);
}

/** Whether there is anything to choose between. */
export function differs(field: keyof Choose, from: CustomerDetail, into: CustomerDetail): boolean {
  return !sameJson(from.fields[field], into.fields[field]);
}

/** Contact points of the one file that are another spelling of what the other one holds: not worth keeping twice. */
export function spelledTwice(from: CustomerDetail, into: CustomerDetail): readonly ContactPoint[] {
  const textsOf = ({ numbers }: CustomerDetail, value: string) =>
    (numbers[value] ?? []).map(({ text, extension }) => `${text}#${extension}`);
  const known = new Set(into.fields.contactPoints.flatMap(({ value }) => textsOf(into, value)));
  return pointsOfBoth(from, into).filter((point) => {
    const texts = from.fields.contactPoints.includes(point) ? textsOf(from, point.value) : [];
    return texts.length > 0 && texts.every((text) => known.has(text));
  });
}
