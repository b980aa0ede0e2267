import { z } from 'zod';
import { customerId } from '../model/ids.ts';
import { isLead } from '../rules/rights.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { historyLine } from './with-customer-history.ts';

const input = z.strictObject({
  customerId,
  /** For whom or what for. */
  reason: z.string().trim().max(500).default(''),
  /** Whether the team's own notes are in it. */
  internal: z.boolean(),
  /** Whether whole identity numbers are in it: for leads, who say why. */
  identity: z.boolean(),
});

/** Writes into the history that a customer's complete file was put together to be handed over. */
export const noteExport = defineCommand({
  name: 'customer.export',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => needsLiving(loaded, a.customerId),
  decide(view, a, context) {
    if (a.identity && !isLead(context.actor)) return refuse('forbidden', 'Only a lead may see whole identity numbers.');
    if (a.identity && a.reason === '') return refuse('bad-request', 'Whole identity numbers want a reason.');
    const named = heldRecord(view, 'customer', a.customerId);
    if (!named.ok) return named;
    const { id } = livingCustomer(view, named.record);
    const changes = (['internal', 'identity'] as const).filter((name) => a[name]).map((field) => ({ field, to: true }));
    return accept(
      historyLine(context, { customerId: customerId.parse(id), kind: 'exported', reason: a.reason, changes }),
    );
  },
});
