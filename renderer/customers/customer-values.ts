import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { ContactKind, Language, Tier } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { AgentId, CustomerId, OrganisationId } from '#domain/model/ids.ts';
import type { Consent, ConsentChannel, DateKind, HourRange, ImportantDate } from '#domain/model/service-file-fields.ts';
import type { CustomValue } from '#domain/rules/case-fields.ts';

/** A contact point in a form: the line number keeps a row's place while others come and go. */
export type ContactLine = {
  readonly line: number;
  readonly kind: ContactKind;
  readonly value: string;
  readonly label: string;
  readonly verified?: boolean;
  readonly preferred?: boolean;
  readonly doNotContact?: HourRange | null;
};

/** A day of the year in a form; half of it may be missing yet. */
export type DateLine = {
  readonly line: number;
  readonly kind: DateKind;
  readonly label: string;
  readonly month: number | null;
  readonly day: number | null;
  readonly year: number | null;
};

export type ConsentLine = {
  readonly key: ConsentChannel;
  readonly state: Consent['state'] | 'not-asked';
  readonly how: string;
};

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
  readonly accountManagerId: AgentId | null;
  readonly specialNeeds: string;
  readonly preferences: string;
  readonly importantDates: readonly DateLine[];
  readonly consents: readonly ConsentLine[];
  readonly custom: readonly CustomValue[];
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
    accountManagerId: null,
    specialNeeds: '',
    preferences: '',
    importantDates: [],
    consents: [],
    custom: [],
  };
}

export function valuesOf(fields: FieldsOf<'customer'>, organisationName: string | null): CustomerValues {
  return {
    name: fields.name,
    organisation: { id: fields.organisationId, name: organisationName ?? '' },
    contactPoints: fields.contactPoints.map(lineOf),
    tier: fields.tier,
    language: fields.language,
    notes: fields.notes,
    tags: fields.tags,
    accountManagerId: fields.accountManagerId,
    specialNeeds: fields.specialNeeds,
    preferences: fields.preferences,
    importantDates: fields.importantDates.map((date, index) => ({ ...date, line: index + 1 })),
    consents: fields.consents.map(({ key, state, how }) => ({ key, state, how })),
    custom: fields.custom,
  };
}

export function lineOf({ kind, value, label, ...marks }: ContactPoint, index: number): ContactLine {
  return {
    ...{ line: index + 1, kind, value, label },
    ...(marks.verifiedAt === undefined ? {} : { verified: true }),
    ...(marks.preferred ? { preferred: true } : {}),
    ...(marks.doNotContact ? { doNotContact: marks.doNotContact } : {}),
  };
}

/** A draft from before there was more to a service file than it holds has the rest as it was. */
export function wholeDraft({ rev, base, values }: CustomerDraft, now: CustomerValues): CustomerDraft {
  return { rev, base: { ...now, ...base }, values: { ...now, ...values } };
}

/** The filled-in contact points, without their line numbers and marks. */
export function contactPointsOf(lines: readonly ContactLine[]): readonly ContactPoint[] {
  return lines
    .map(({ kind, value, label }) => ({ kind, value: value.trim(), label: label.trim() }))
    .filter((point) => point.value !== '');
}

/** The dates that are whole. */
export function datesOf({ importantDates }: CustomerValues): readonly ImportantDate[] {
  return importantDates.flatMap(({ kind, label, month, day, year }) =>
    month === null || day === null ? [] : [{ kind, label: label.trim(), month, day, year }],
  );
}

/** What the form showed when writing began. */
export function seenOf(customerId: CustomerId, { rev, base }: CustomerDraft): SeenRecord {
  const { name, tier, language, notes, preferences, specialNeeds, accountManagerId, organisation } = base;
  const fields = { name, tier, language, notes, preferences, specialNeeds, accountManagerId };
  return { collection: 'customer', id: customerId, rev, fields: { ...fields, organisationId: organisation.id } };
}
