import type { CommandInput } from '#domain/commands/registry.ts';
import type { SeenRecord } from '#domain/contract/ipc/contract.ts';
import type { Language, Tier } from '#domain/model/choices.ts';
import type { ContactPoint, FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';

/** A contact point in a form: the line number keeps a row's place while others come and go. */
export type ContactLine = ContactPoint & { readonly line: number };

/** What the form of a service file holds; kept as a draft. */
export type CustomerValues = {
  readonly name: string;
  /** An organisation without an id is a new one. */
  readonly organisation: { readonly id: OrganisationId | null; readonly name: string };
  readonly contactPoints: readonly ContactLine[];
  readonly tier: Tier;
  readonly language: Language;
  readonly notes: string;
  readonly tags: readonly string[];
};

/** `base` is what the editor saw when they began: only what they changed since is sent. */
export type CustomerDraft = { readonly rev: number; readonly base: CustomerValues; readonly values: CustomerValues };

export function emptyCustomer(language: Language): CustomerValues {
  return {
    name: '',
    organisation: { id: null, name: '' },
    contactPoints: [{ line: 1, kind: 'phone', value: '', label: '' }],
    tier: 'standard',
    language,
    notes: '',
    tags: [],
  };
}

export function valuesOf(fields: FieldsOf<'customer'>, organisationName: string | null): CustomerValues {
  return {
    name: fields.name,
    organisation: { id: fields.organisationId, name: organisationName ?? '' },
    contactPoints: fields.contactPoints.map((point, index) => ({ ...point, line: index + 1 })),
    tier: fields.tier,
    language: fields.language,
    notes: fields.notes,
    tags: fields.tags,
  };
}

/** The filled-in contact points, without their line numbers. */
export function contactPointsOf(values: CustomerValues): readonly ContactPoint[] {
  return values.contactPoints
    .map(({ kind, value, label }) => ({ kind, value: value.trim(), label: label.trim() }))
    .filter((point) => point.value !== '');
}

export function additionOf(
  values: CustomerValues,
  organisationId: OrganisationId | null,
): CommandInput<'customer.add'> {
  const { name, tier, language, notes } = values;
  return {
    name,
    organisationId,
    tier,
    language,
    notes,
    contactPoints: [...contactPointsOf(values)],
    tags: [...values.tags],
  };
}

/** What the form showed when writing began. */
export function seenOf(customerId: CustomerId, { rev, base }: CustomerDraft): SeenRecord {
  const { name, tier, language, notes, organisation } = base;
  return {
    collection: 'customer',
    id: customerId,
    rev,
    fields: { name, tier, language, notes, organisationId: organisation.id },
  };
}

/** What was changed since `base`, field by field; contact points and tags as what came and what went. */
export function editOf(
  { base, values }: Pick<CustomerDraft, 'base' | 'values'>,
  organisationId: OrganisationId | null,
): Pick<CommandInput<'customer.edit'>, 'set' | 'add' | 'remove'> {
  const plain = ['name', 'tier', 'language', 'notes'] as const;
  const before = contactPointsOf(base);
  const after = contactPointsOf(values);
  return {
    set: {
      ...Object.fromEntries(plain.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]])),
      ...(organisationId === base.organisation.id ? {} : { organisationId }),
    },
    add: { contactPoints: missingFrom(before, after), tags: missingFrom(base.tags, values.tags) },
    remove: { contactPoints: missingFrom(after, before), tags: missingFrom(values.tags, base.tags) },
  };
}

/** The items of `list` that `other` does not hold. */
function missingFrom<T>(other: readonly T[], list: readonly T[]): T[] {
  return list.filter((item) => !other.some((each) => sameJson(each, item)));
}
