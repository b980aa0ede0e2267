import { z } from 'zod';
import { update } from '../model/change.ts';
import type { CustomerMerge } from '../model/customer-fields.ts';
import { type CustomerId, customerId } from '../model/ids.ts';
import { type Json, sameJson } from '../model/json.ts';
import type { StoredRecord } from '../model/record.ts';
import type { Consent } from '../model/service-file-fields.ts';
import { mergeSet } from '../model/set-items.ts';
import { joinedNotes } from '../rules/joined-notes.ts';
import { lessPreferred } from './contact-points-after.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { contactPoints, customerLimits, isStronger } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const side = z.enum(['into', 'from']);
const sideOrBoth = z.enum(['into', 'from', 'both']).default('both');

const input = z.strictObject({
  /** The customer whose file goes on in the other one. */
  customerId,
  intoId: customerId,
  /** Whose value stands, field by field. */
  choose: z
    .strictObject({
      name: side.default('into'),
      organisationId: side.default('into'),
      tier: side.default('into'),
      language: side.default('into'),
      accountManagerId: side.default('into'),
      notes: sideOrBoth,
      preferences: sideOrBoth,
      specialNeeds: sideOrBoth,
    })
    .prefault({}),
  /** Contact points of either that hold no longer; all others are kept. */
  drop: contactPoints,
});
type Choice = z.output<typeof input>['choose'];
type Customer = StoredRecord<'customer'>;

const plain = ['name', 'organisationId', 'tier', 'language', 'accountManagerId'] as const;
const texts = ['notes', 'preferences', 'specialNeeds'] as const;

type ChosenField = CustomerMerge['set'][number]['field'];

/** What a file says: of the one that goes on already, what it said before the other one was merged into it. */
function said(field: ChosenField, file: Customer, other: Customer, living: Customer): Json {
  const own = file.id === living.id && other.fields.mergedIntoId === file.id;
  const replaced = own ? other.fields.merge?.set.find((each) => each.field === field) : undefined;
  return replaced ? replaced.from : (file.fields[field] as Json);
}

/** The values chosen between two files, where they differ from those of the file that goes on. */
function chosen(choose: Choice, from: Customer, into: Customer, living: Customer): CustomerMerge['set'] {
  const pick = (field: ChosenField, of: 'into' | 'from') =>
    of === 'from' ? said(field, from, into, living) : said(field, into, from, living);
  const both = (field: (typeof texts)[number]) =>
    joinedNotes(joinedNotes(living.fields[field], into.fields[field]), from.fields[field]);
  const text = (field: (typeof texts)[number], of: Choice[typeof field]) =>
    of === 'both' ? both(field) : pick(field, of);
  const wanted = [
    ...plain.map((field) => ({ field, to: pick(field, choose[field]) })),
    ...texts.map((field) => ({ field, to: text(field, choose[field]) })),
  ];
  return wanted
    .map(({ field, to }) => ({ field, from: living.fields[field] as Json, to }))
    .filter(({ from: before, to }) => !sameJson(before, to));
}

function without<T>(items: readonly T[], taken: readonly T[]): readonly T[] {
  return mergeSet(items, [], taken);
}

/** What the other file adds: dates; consents that count before those held; values where there were none. */
function furtherSets({ fields: from }: Customer, { fields: living }: Customer) {
  const heldOf = ({ key }: Consent) => living.consents.filter((each) => each.key === key);
  const added = from.consents.filter(
    (said) => !heldOf(said).some((held) => sameJson(held, said) || isStronger(held, said)),
  );
  return {
    dates: without(from.importantDates, living.importantDates),
    consents: { added, dropped: added.flatMap(heldOf) },
    custom: without(from.custom, living.custom),
  };
}

/**
 * Merges one customer's service file into another's. Nothing that hangs on it is moved: cases, calls and promises keep naming the customer they were
 * made for, and whoever looks one up by that id finds the file that goes on. Two devices may merge the same customers both ways: the first to arrive
 * stands, the other one's choices are written into the file that goes on.
 */
export const mergeCustomers = defineCommand({
  name: 'customer.merge',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [...needsLiving(loaded, a.customerId), ...needsLiving(loaded, a.intoId)],
  decide(view, a, context) {
    if (a.customerId === a.intoId) return refuse('circular', 'A customer cannot be merged into themselves.');
    const from = heldRecord(view, 'customer', a.customerId);
    if (!from.ok) return from;
    const into = heldRecord(view, 'customer', a.intoId);
    if (!into.ok) return into;
    const living = livingCustomer(view, into.record);
    const isMerged = livingCustomer(view, from.record).id === living.id;
    const { mergedIntoId } = from.record.fields;
    if (!isMerged && mergedIntoId !== null)
      return refuse('merged', "This customer's file goes on in another one already.", { customerId: mergedIntoId });

    // The file that was named may have been merged itself meanwhile: then the one it goes on in stands for it.
    const set = chosen(a.choose, from.record, isMerged ? into.record : living, living);
    const before = living.fields;
    const kept = without(before.contactPoints, a.drop);
    const droppedPoints = before.contactPoints.filter((point) => !kept.includes(point));
    const isLiked = kept.some(({ preferred }) => preferred);
    const addedPoints = without(without(from.record.fields.contactPoints, a.drop), before.contactPoints).map((point) =>
      isLiked ? lessPreferred(point) : point,
    );
    const addedTags = without(from.record.fields.tags, before.tags);
    const addedApart = without(from.record.fields.apartFromIds, [...before.apartFromIds, living.id as CustomerId]);
    if (kept.length + addedPoints.length > customerLimits.contactPoints)
      return refuse('bad-request', 'Together the files hold more than 30 contact points.');
    if (before.tags.length + addedTags.length > customerLimits.tags)
      return refuse('bad-request', 'Together the files hold more than 50 tags.');
    const { dates, consents, custom } = furtherSets(from.record, living);
    if (before.importantDates.length + dates.length > customerLimits.importantDates)
      return refuse('bad-request', 'Together the files hold more than 30 dates.');
    const isLong = ({ field, to }: CustomerMerge['set'][number]) =>
      typeof to === 'string' && to.length > (field === 'notes' ? customerLimits.notes : customerLimits.needs);
    if (set.some(isLong)) return refuse('bad-request', 'Together the notes are too long.');

    const sets = [droppedPoints, addedPoints, addedTags, addedApart, dates, consents.added, custom];
    if (isMerged && set.length === 0 && sets.every((items) => items.length === 0))
      return refuse('nothing-to-do', 'These customers are merged already.');
    const goesOn = update('customer', living.id, Object.fromEntries(set.map(({ field, to }) => [field, to])), {
      add: {
        ...{ contactPoints: addedPoints, tags: addedTags, apartFromIds: addedApart },
        ...{ importantDates: dates, consents: consents.added, custom },
      },
      remove: { contactPoints: droppedPoints },
    });
    if (isMerged) return accept(goesOn);
    const merge: CustomerMerge = {
      ...{ by: context.actor.id, at: context.happenedAt, set, droppedPoints },
      ...{ addedPoints: [...addedPoints], addedTags: [...addedTags], addedApart: [...addedApart] },
      ...(dates.length > 0 ? { dates: [...dates] } : {}),
      ...(consents.added.length > 0 ? { consents } : {}),
      ...(custom.length > 0 ? { custom: [...custom] } : {}),
    };
    return accept(update('customer', a.customerId, { mergedIntoId: living.id as CustomerId, merge }), goesOn);
  },
});
