import { z } from 'zod';
import { update } from '../model/change.ts';
import { type CustomerId, customerId } from '../model/ids.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  customerId,
  otherId: customerId,
  /** False takes it back. */
  apart: z.boolean().default(true),
});

/** Says that two customers who look alike are two: they are not taken for duplicates again. */
export const tellCustomersApart = defineCommand({
  name: 'customer.tell-apart',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [...needsLiving(loaded, a.customerId), ...needsLiving(loaded, a.otherId)],
  decide(view, a) {
    const named = [heldRecord(view, 'customer', a.customerId), heldRecord(view, 'customer', a.otherId)] as const;
    for (const each of named) if (!each.ok) return each;
    const [one, other] = named.map((each) => (each.ok ? livingCustomer(view, each.record) : undefined));
    if (!one || !other || one.id === other.id)
      return refuse('merged', 'These two go on in one file.', { customerId: one?.id ?? a.customerId });
    const isApart = one.fields.apartFromIds.includes(other.id as CustomerId);
    const isTold = isApart && other.fields.apartFromIds.includes(one.id as CustomerId);
    if (a.apart ? isTold : !isApart && !other.fields.apartFromIds.includes(one.id as CustomerId))
      return refuse('nothing-to-do', 'It was said so already.');
    const how = a.apart ? 'add' : 'remove';
    return accept(
      update('customer', one.id, {}, { [how]: { apartFromIds: [other.id] } }),
      update('customer', other.id, {}, { [how]: { apartFromIds: [one.id] } }),
    );
  },
});
