import { holdingKinds } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, customerId, organisationId } from './ids.ts';

export const holdingLimits = {
  name: 300,
  number: 100,
  model: 200,
  place: 300,
  level: 100,
  contact: 300,
  details: 50_000,
  retiredWhy: 2000,
} as const;

/**
 * Something a customer or an organisation has from us: an asset (资产), an order (订单), a contract (合同) or a service plan (服务计划). One
 * collection, for each is a thing with a name, a number it is asked for by, and a day until which something was promised; what a kind has no use
 * for stays empty.
 */
export const holdingFields = {
  kind: f.choice('immutable', holdingKinds),
  customerId: f.optionalRef('last-accepted', customerId),
  organisationId: f.optionalRef('last-accepted', organisationId),
  /** The product, what was ordered, or what the contract is called. */
  name: f.text('last-accepted', holdingLimits.name),
  /** The serial number, the order's or the contract's. */
  number: f.text('last-accepted', holdingLimits.number),
  model: f.text('last-accepted', holdingLimits.model),
  /** Where an asset stands. */
  place: f.text('last-accepted', holdingLimits.place),
  /** The order that an asset or a contract came with. */
  orderNumber: f.text('last-accepted', holdingLimits.number),
  /** Bought, ordered, or in force from. */
  startsOn: f.optionalDay('last-accepted'),
  /** The last day of the warranty or of the contract; the day on which a plan is reviewed next. */
  endsOn: f.optionalDay('last-accepted'),
  /** So many days before its end somebody should think of it; 0 for never. */
  remindDays: f.integer('last-accepted'),
  /** In the currency's smallest unit; 0 where nobody said. */
  amount: f.integer('last-accepted'),
  /** ISO 4217; may be empty while there is no amount. */
  currency: f.text('last-accepted', 3),
  /** The service level of a contract. */
  level: f.text('last-accepted', holdingLimits.level),
  /** Whom to speak to about it. */
  contact: f.text('last-accepted', holdingLimits.contact),
  /** What is included, what was ordered, what is to be known of it; what a plan promises, line by line. */
  details: f.text('text-merge', holdingLimits.details),
  /** Who looks after it; the account manager, where nobody is named. */
  ownerId: f.optionalRef('last-accepted', agentId),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  /** It was scrapped, sent back or ended before its time; none while it is in use. */
  retiredAt: f.optionalInstant('derived'),
  retiredWhy: f.text('derived', holdingLimits.retiredWhy),
};
