import { type CaseType, type Channel, caseTypes, channels, type Priority, priorities } from '#domain/model/choices.ts';
import type { CustomerId, HoldingId, TeamId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import type { FieldValue } from '#domain/rules/case-fields.ts';

/** What stands in the form. It is kept as the draft, so it is JSON. */
export type NewCase = {
  readonly customer: { readonly id: CustomerId; readonly name: string; readonly phone: string | null } | null;
  /** Somebody not in the books yet; added together with the case. */
  readonly newCustomer: { readonly name: string; readonly phone: string } | null;
  /** The asset, order or contract that it is about. */
  readonly holdingId: HoldingId | null;
  readonly subject: string;
  readonly description: string;
  readonly type: CaseType;
  readonly priority: Priority;
  readonly channel: Channel;
  /** The agent's first team, while null. */
  readonly teamId: TeamId | null;
  readonly mine: boolean;
  /** Of the workspace's own fields, also those of another type that was chosen before. */
  readonly custom: { readonly [key: string]: FieldValue };
};

export const blankCase: NewCase = {
  customer: null,
  newCustomer: null,
  holdingId: null,
  subject: '',
  description: '',
  type: 'inquiry',
  priority: 'normal',
  channel: 'phone',
  teamId: null,
  mine: true,
  custom: {},
};

/** A draft may have been stored by an older version: what does not fit falls back to the blank form's value. */
export function newCaseFrom(stored: Readonly<Record<string, Json>>): NewCase {
  const { customer, newCustomer } = stored;
  return {
    customer: isObject(customer) ? (customer as NewCase['customer']) : null,
    newCustomer: isObject(newCustomer)
      ? { name: String(newCustomer.name ?? ''), phone: String(newCustomer.phone ?? '') }
      : null,
    holdingId: typeof stored.holdingId === 'string' ? (stored.holdingId as HoldingId) : null,
    subject: typeof stored.subject === 'string' ? stored.subject : '',
    description: typeof stored.description === 'string' ? stored.description : '',
    type: caseTypes.find((each) => each === stored.type) ?? blankCase.type,
    priority: priorities.find((each) => each === stored.priority) ?? blankCase.priority,
    channel: channels.find((each) => each === stored.channel) ?? blankCase.channel,
    teamId: typeof stored.teamId === 'string' ? (stored.teamId as TeamId) : null,
    mine: stored.mine !== false,
    custom: isObject(stored.custom) ? (stored.custom as NewCase['custom']) : {},
  };
}

/** What was typed where a customer is looked for: a phone number or a name. */
export function newCustomerFrom(typed: string): { readonly name: string; readonly phone: string } {
  return /^[\d\s+()\-－０-９]{4,}$/.test(typed) ? { name: '', phone: typed } : { name: typed, phone: '' };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
