import { z } from 'zod';
import { customerId } from '../model/ids.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { historyLine } from './with-customer-history.ts';

const input = z.strictObject({ customerId, reason: z.string().trim().min(1).max(500) });

/** Writes into the history that a lead looks at the whole identity number of this very file, and why. Only who has written that is shown it. */
export const revealIdentity = defineCommand({
  name: 'customer.reveal-identity',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'customer', id: a.customerId },
    { collection: 'customerSecret', id: a.customerId },
  ],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Only a lead may see the whole number.');
    const customer = heldRecord(view, 'customer', a.customerId);
    if (!customer.ok) return customer;
    const secret = heldRecord(view, 'customerSecret', a.customerId, 'number');
    if (!secret.ok) return secret;
    if (secret.record.fields.number === '') return refuse('not-found', 'No number is written down.');
    return accept(historyLine(context, { customerId: a.customerId, kind: 'revealed', reason: a.reason }));
  },
});
