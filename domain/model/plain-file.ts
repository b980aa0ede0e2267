import type { FieldsOf } from './collections.ts';

/** The further fields of a customer of whom nothing but the plain facts is known. */
export const plainFile = {
  preferences: '',
  specialNeeds: '',
  accountManagerId: null,
  importantDates: [],
  consents: [],
  custom: [],
  identityMask: '',
} as const satisfies Partial<FieldsOf<'customer'>>;

/** The same of an organisation. */
export const plainOrganisation = {
  contactPoints: [],
  accountManagerId: null,
  externalId: null,
} as const satisfies Partial<FieldsOf<'organisation'>>;
