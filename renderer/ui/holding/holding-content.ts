import type { CommandInput } from '#domain/commands/registry.ts';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { HoldingKind } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';

const written = [
  ...(['customerId', 'organisationId', 'name', 'number', 'model', 'place', 'orderNumber'] as const),
  ...(['startsOn', 'endsOn', 'remindDays', 'amount', 'currency', 'level', 'contact', 'details', 'ownerId'] as const),
] as const;

/** What stands in the form. */
export type HoldingContent = Pick<FieldsOf<'holding'>, 'kind' | (typeof written)[number]>;

/** Whom it can belong to: the customer whose file is open, or the organisation they are of. */
export interface HoldingOwners {
  readonly customer: { readonly id: CustomerId; readonly name: string } | null;
  readonly organisation: { readonly id: OrganisationId; readonly name: string } | null;
}

export function emptyHolding(kind: HoldingKind, { customer, organisation }: HoldingOwners): HoldingContent {
  // A contract is as a rule signed by the organisation, a plan always is; a thing is in somebody's hands.
  const isOrganisations = organisation !== null && (kind === 'contract' || kind === 'plan' || customer === null);
  return {
    kind,
    customerId: isOrganisations ? null : (customer?.id ?? null),
    organisationId: isOrganisations ? organisation.id : null,
    ...{ name: '', number: '', model: '', place: '', orderNumber: '', startsOn: null, endsOn: null, remindDays: 30 },
    ...{ amount: 0, currency: '', level: '', contact: '', details: '', ownerId: null },
  };
}

export function contentOf({ fields }: HoldingView): HoldingContent {
  const { kind } = fields;
  return { kind, ...pick(fields) };
}

function pick(from: Pick<FieldsOf<'holding'>, (typeof written)[number]>): Omit<HoldingContent, 'kind'> {
  return Object.fromEntries(written.map((name) => [name, from[name]])) as unknown as Omit<HoldingContent, 'kind'>;
}

/** What was changed since the form was opened. */
export function holdingEdit(before: HoldingContent, after: HoldingContent): CommandInput<'holding.edit'>['set'] {
  return Object.fromEntries(written.filter((name) => after[name] !== before[name]).map((name) => [name, after[name]]));
}

/** What the form showed when it was opened. */
export function holdingSeen({ id, rev }: HoldingView, base: HoldingContent): SeenRecord {
  return { collection: 'holding', id, rev, fields: pick(base) };
}

/** Fields that a kind has a use for, in the order of the form. */
export const fieldsOfKind = {
  asset: ['number', 'model', 'place', 'orderNumber', 'startsOn', 'endsOn', 'remindDays'],
  order: ['number', 'startsOn', 'amount', 'endsOn'],
  contract: ['number', 'level', 'startsOn', 'endsOn', 'remindDays', 'amount', 'contact', 'orderNumber', 'ownerId'],
  plan: ['level', 'contact', 'endsOn', 'remindDays', 'ownerId'],
} as const satisfies Readonly<Record<HoldingKind, readonly (typeof written)[number][]>>;
