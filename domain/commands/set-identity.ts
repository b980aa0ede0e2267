import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { customerId } from '../model/ids.ts';
import { identityMask, normalIdentity } from '../rules/identity-number.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { historyLine } from './with-customer-history.ts';

const input = z.strictObject({
  customerId,
  /** Empty takes it out. */
  number: z.string().trim().max(60),
});
const args = input.extend({
  /** Null after it was sent: a device forgets it then, see `withoutSecrets`. */
  number: input.shape.number.nullable(),
  /** For the words in which the outbox speaks of it. */
  mask: z.string().max(12),
});

/**
 * Writes down a customer's identity number: the whole of it where leads alone hold it, the mask in the service file. Anybody may enter it.
 * Entering the number that is there already is no refusal, for that would tell who guesses that they guessed it.
 */
export const setIdentity = defineCommand({
  name: 'customer.set-identity',
  version: 1,
  input,
  args,
  mint(asked) {
    const number = normalIdentity(asked.number);
    return { customerId: asked.customerId, number, mask: identityMask(number) };
  },
  needs: (a, loaded) => {
    const files = needsLiving(loaded, a.customerId);
    return [...files, ...files.map(({ id }) => ({ collection: 'customerSecret' as const, id }))];
  },
  decide(view, a, context) {
    const named = heldRecord(view, 'customer', a.customerId);
    if (!named.ok) return named;
    if (a.number === null)
      return refuse(
        'forgotten',
        'The number was forgotten on the device after it had been sent; it has to be entered again.',
      );
    const living = livingCustomer(view, named.record);
    const number = normalIdentity(a.number);
    const mask = identityMask(number);
    const { identityMask: before } = living.fields;
    if (number === '' && before === '') return refuse('nothing-to-do', 'No number is written down.');
    const held = { number, setBy: context.actor.id, setAt: context.happenedAt };
    const isHeld = view.get('customerSecret', living.id).state === 'present';
    return accept(
      isHeld
        ? update('customerSecret', living.id, held)
        : insert('customerSecret', living.id, 'leads', { customerId: customerId.parse(living.id), ...held }),
      update('customer', living.id, { identityMask: mask }),
      historyLine(context, {
        customerId: customerId.parse(living.id),
        kind: 'identity',
        changes: [{ field: 'identityMask', from: before, to: mask }],
      }),
    );
  },
});
