import { z } from 'zod';
import type { HoldingKind } from '../model/choices.ts';
import { day } from '../model/day.ts';
import { holdingLimits as limits } from '../model/holding-fields.ts';
import { agentId, customerId, organisationId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { type Refused, refuse, type View } from './definition.ts';

const text = (max: number) => z.string().trim().max(max);

/** What people say of an asset, an order or a contract. */
export const holdingValues = z.strictObject({
  customerId: customerId.nullable(),
  organisationId: organisationId.nullable(),
  name: text(limits.name).min(1),
  number: text(limits.number),
  model: text(limits.model),
  place: text(limits.place),
  orderNumber: text(limits.number),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  remindDays: z.int().min(0).max(3650),
  amount: z.int().min(0).max(1_000_000_000_000_000),
  currency: z.string().regex(/^([A-Z]{3})?$/),
  level: text(limits.level),
  contact: text(limits.contact),
  details: z.string().max(limits.details),
  ownerId: agentId.nullable(),
});
type Values = z.output<typeof holdingValues>;
type Said = z.output<ReturnType<typeof holdingValues.partial>>;

/** Whom it belongs to, and who looks after it, as far as it is said. */
export function namedRefs(of: Said): readonly RecordRef[] {
  return [
    ...(of.customerId ? [{ collection: 'customer' as const, id: of.customerId }] : []),
    ...(of.ownerId ? [{ collection: 'agent' as const, id: of.ownerId }] : []),
    ...(of.organisationId ? [{ collection: 'organisation' as const, id: of.organisationId }] : []),
  ];
}

type Kept = { readonly kind: HoldingKind } & Pick<Values, 'customerId' | 'organisationId' | 'startsOn' | 'endsOn'>;

/** Why the values cannot stand together: `said` are the new ones among them. */
export function unfitHolding(view: View, kept: Kept, said: Said): Refused | undefined {
  if (kept.customerId === null && kept.organisationId === null)
    return refuse('bad-request', 'An asset, order or contract belongs to a customer or an organisation.');
  if (kept.kind === 'plan' && kept.organisationId === null)
    return refuse('bad-request', 'A service plan is an organisation’s.');
  for (const { collection, id } of namedRefs(said))
    if (view.get(collection, id).state === 'absent') return refuse('not-found', `This ${collection} does not exist.`);
  const isDated = said.startsOn !== undefined || said.endsOn !== undefined;
  if (isDated && kept.startsOn !== null && kept.endsOn !== null && kept.endsOn < kept.startsOn)
    return refuse('bad-request', 'It ends before it begins.');
  return undefined;
}
