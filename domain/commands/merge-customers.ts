import { z } from 'zod';
import { update } from '../model/change.ts';
import type { CustomerMerge } from '../model/collections.ts';
import { type CustomerId, customerId } from '../model/ids.ts';
import { type Json, sameJson } from '../model/json.ts';
import type { StoredRecord } from '../model/record.ts';
import { mergeSet } from '../model/set-items.ts';
import { joinedNotes } from '../rules/joined-notes.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { contactPoints, customerLimits } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const side = z.enum(['into', 'from']);

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
      notes: z.enum(['into', 'from', 'both']).default('both'),
    })
    .prefault({}),
  /** Contact points of either that hold no longer; all others are kept. */
  drop: contactPoints,
});
type Choice = z.output<typeof input>['choose'];
type Customer = StoredRecord<'customer'>;

const plain = ['name', 'organisationId', 'tier', 'language'] as const;

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
  const both = joinedNotes(joinedNotes(living.fields.notes, into.fields.notes), from.fields.notes);
  const wanted = [
    ...plain.map((field) => ({ field, to: pick(field, choose[field]) })),
    { field: 'notes' as const, to: choose.notes === 'both' ? both : pick('notes', choose.notes) },
  ];
  return wanted
    .map(({ field, to }) => ({ field, from: living.fields[field] as Json, to }))
    .filter(({ from: before, to }) => !sameJson(before, to));
}

function without<T>(items: readonly T[], taken: readonly T[]): readonly T[] {
  return mergeSet(items, [], taken);
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
    const addedPoints = without(without(from.record.fields.contactPoints, a.drop), before.contactPoints);
    const addedTags = without(from.record.fields.tags, before.tags);
    const addedApart = without(from.record.fields.apartFromIds, [...before.apartFromIds, living.id as CustomerId]);
    if (kept.length + addedPoints.length > customerLimits.contactPoints)
      return refuse('bad-request', 'Together the files hold more than 30 contact points.');
    if (before.tags.length + addedTags.length > customerLimits.tags)
      return refuse('bad-request', 'Together the files hold more than 50 tags.');
    const notes = set.find(({ field }) => field === 'notes')?.to;
    if (typeof notes === 'string' && notes.length > customerLimits.notes)
      return refuse('bad-request', 'Together the notes are too long.');

    const sets = [droppedPoints, addedPoints, addedTags, addedApart];
    if (isMerged && set.length === 0 && sets.every((items) => items.length === 0))
      return refuse('nothing-to-do', 'These customers are merged already.');
    const goesOn = update('customer', living.id, Object.fromEntries(set.map(({ field, to }) => [field, to])), {
      add: { contactPoints: addedPoints, tags: addedTags, apartFromIds: addedApart },
      remove: { contactPoints: droppedPoints },
    });
    if (isMerged) return accept(goesOn);
    const merge: CustomerMerge = {
      ...{ by: context.actor.id, at: context.happenedAt, set, droppedPoints },
      ...{ addedPoints: [...addedPoints], addedTags: [...addedTags], addedApart: [...addedApart] },
    };
    return accept(update('customer', a.customerId, { mergedIntoId: living.id as CustomerId, merge }), goesOn);
  },
});
