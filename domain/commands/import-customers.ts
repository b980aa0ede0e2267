import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import { languages, tiers } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { customerId, organisationId } from '../model/ids.ts';
import { plainFile } from '../model/plain-file.ts';
import type { RecordRef } from '../model/record.ts';
import type { Consent, ImportantDate } from '../model/service-file-fields.ts';
import { isSameItem, mergeSet } from '../model/set-items.ts';
import { isLead } from '../rules/rights.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import {
  consentsAfter,
  consentsSaid,
  contactPoints,
  customerLimits,
  customerValues,
  importantDates,
  tags,
} from './customer-input.ts';
import { accept, defineCommand, type Loaded, refuse, type View } from './definition.ts';
import { viewAfter } from './view-after.ts';

/** Rows that travel in one command: few enough to be decided and shown between two frames. */
export const importedAtOnce = 20;

const externalId = z.string().trim().min(1).max(300).nullable();
const organisation = z.strictObject({ organisationId, name: z.string().trim().min(1).max(200) });

const person = z.strictObject({
  kind: z.literal('customer'),
  customerId,
  externalId,
  name: customerValues.shape.name,
  /** Made where there is none yet. */
  organisation: organisation.nullable(),
  tier: z.enum(tiers),
  language: z.enum(languages),
  notes: customerValues.shape.notes,
  contactPoints,
  tags,
  importantDates,
  consents: consentsSaid,
});
const company = organisation.extend({
  kind: z.literal('organisation'),
  externalId,
  notes: customerValues.shape.notes,
  contactPoints,
});
const row = z.discriminatedUnion('kind', [person, company]);
export type ImportedRow = z.output<typeof row>;

const input = z.strictObject({ rows: z.array(row).min(1).max(importedAtOnce) });

/**
 * Takes rows of a file into the service files. Their ids follow from the file, so that a row that comes again finds what it made: then what it says
 * is added where the file says nothing yet, and nothing that somebody changed meanwhile is overwritten.
 */
export const importCustomers = defineCommand({
  name: 'customer.import',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => a.rows.flatMap((each) => needsOf(each, loaded)),
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Customers are imported by leads and admins.');
    const changes: Change[] = [];
    // Two rows may be about one who was merged, or of one organisation: the second meets what the first has made. Who is new comes first.
    const isKnown = (each: ImportedRow) => recordOf(each, view).state === 'present';
    const inOrder = [...a.rows.filter((each) => !isKnown(each)), ...a.rows.filter(isKnown)];
    for (const each of inOrder) changes.push(...changesOf(each, viewAfter(view, changes), context.happenedAt));
    if (changes.length === 0) return refuse('nothing-to-do', 'All of this is known already.');
    return accept(...changes);
  },
});

function recordOf(each: ImportedRow, view: View): Loaded {
  return each.kind === 'customer'
    ? view.get('customer', each.customerId)
    : view.get('organisation', each.organisationId);
}

function needsOf(each: ImportedRow, loaded: View): readonly RecordRef[] {
  if (each.kind === 'organisation') return [{ collection: 'organisation', id: each.organisationId }];
  const named = each.organisation
    ? [{ collection: 'organisation' as const, id: each.organisation.organisationId }]
    : [];
  return [...needsLiving(loaded, each.customerId), ...named];
}

/** What would come of a row by itself: a new file, more in one that is there, or nothing. */
export function importOutcome(each: ImportedRow, view: View): 'created' | 'completed' | 'unchanged' {
  const changes = changesOf(each, view, 0);
  const id = each.kind === 'customer' ? each.customerId : each.organisationId;
  if (changes.some((change) => change.kind === 'insert' && change.id === id)) return 'created';
  return changes.length > 0 ? 'completed' : 'unchanged';
}

/** What the row brings; nothing where all of it is known. */
function changesOf(each: ImportedRow, view: View, happenedAt: number): readonly Change[] {
  if (each.kind === 'organisation') return organisationChange(each, view, happenedAt);
  const made = each.organisation ? organisationChange({ ...unsaid, ...each.organisation }, view, happenedAt) : [];
  return [...made.filter(({ kind }) => kind === 'insert'), ...customerChange(each, view, happenedAt)];
}

const unsaid = { externalId: null, notes: '', contactPoints: [] };
type Company = Omit<z.output<typeof company>, 'kind'>;

function organisationChange(said: Company, view: View, happenedAt: number): readonly Change[] {
  const { organisationId: id, name, notes } = said;
  const held = view.get('organisation', id);
  if (held.state !== 'present')
    return [
      insert('organisation', id, 'workspace', {
        ...{ name, notes, externalId: said.externalId, createdAt: happenedAt, accountManagerId: null },
        contactPoints: mergeSet([], said.contactPoints),
      }),
    ];
  const { fields } = held.record;
  const set = fields.notes === '' && notes !== '' ? { notes } : {};
  const added = lacking(fields.contactPoints, said.contactPoints, customerLimits.contactPoints);
  if (Object.keys(set).length === 0 && added.length === 0) return [];
  return [update('organisation', id, set, { add: { contactPoints: added } })];
}

function customerChange(said: z.output<typeof person>, view: View, happenedAt: number): readonly Change[] {
  const organisationOf = said.organisation?.organisationId ?? null;
  const held = view.get('customer', said.customerId);
  if (held.state !== 'present') {
    const { name, tier, language, notes } = said;
    return [
      insert('customer', said.customerId, 'workspace', {
        ...plainFile,
        ...{ recordedAt: null, mergedIntoId: null, merge: null, apartFromIds: [] },
        ...{ name, tier, language, notes, externalId: said.externalId, organisationId: organisationOf },
        contactPoints: mergeSet([], said.contactPoints),
        tags: mergeSet([], said.tags),
        importantDates: mergeSet([], said.importantDates),
        consents: consentsAfter([], said.consents, happenedAt).add,
        createdAt: happenedAt,
      }),
    ];
  }
  const living = livingCustomer(view, held.record);
  const { fields } = living;
  const set: Partial<FieldsOf<'customer'>> = {
    ...(fields.notes === '' && said.notes !== '' ? { notes: said.notes } : {}),
    ...(fields.organisationId === null && organisationOf !== null ? { organisationId: organisationOf } : {}),
  };
  const add = {
    contactPoints: lacking(fields.contactPoints, said.contactPoints, customerLimits.contactPoints),
    tags: lacking(fields.tags, said.tags, customerLimits.tags),
    importantDates: lackingDates(fields.importantDates, said.importantDates),
    consents: unheard(fields.consents, said.consents, happenedAt),
  };
  const filled = Object.fromEntries(Object.entries(add).filter(([, items]) => items.length > 0));
  if (Object.keys(set).length + Object.keys(filled).length === 0) return [];
  return [update('customer', living.id, set, { add: filled })];
}

/** Of a kind of which the file has a day already nothing is added: it may be the same one, mended by somebody. */
function lackingDates(held: readonly ImportantDate[], said: readonly ImportantDate[]): readonly ImportantDate[] {
  return lacking(held, said, customerLimits.importantDates).filter(
    ({ kind }) => !held.some((each) => each.kind === kind),
  );
}

/** What was said of a channel here counts, whatever a list has. */
function unheard(held: readonly Consent[], said: z.output<typeof consentsSaid>, at: number): readonly Consent[] {
  const about = said.filter(({ key }) => !held.some((each) => each.key === key));
  return consentsAfter([], about, at).add;
}

/** What of `said` is not there yet, as far as there is room. What is there keeps what was noted beside it. */
function lacking<T>(held: readonly T[], said: readonly T[], most: number): readonly T[] {
  return mergeSet([], said)
    .filter((item) => !held.some((each) => isSameItem(each, item)))
    .slice(0, Math.max(0, most - held.length));
}
