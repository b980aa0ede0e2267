import { z } from 'zod';
import { update } from '../model/change.ts';
import { customerId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { mergeSet } from '../model/set-items.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { contactPoints, customerLimits, customerValues, tags } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  customerId,
  set: customerValues.partial().default({}),
  add: z.strictObject({ contactPoints, tags }).default({ contactPoints: [], tags: [] }),
  remove: z.strictObject({ contactPoints, tags }).default({ contactPoints: [], tags: [] }),
});

/**
 * Edits a service file: plain fields one by one, contact points and tags as sets. Of a customer who was merged meanwhile it is the file that goes on.
 */
export const editCustomer = defineCommand({
  name: 'customer.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    ...needsLiving(loaded, a.customerId),
    ...(a.set.organisationId ? [{ collection: 'organisation' as const, id: a.set.organisationId }] : []),
  ],
  decide(view, a) {
    const named = heldRecord(view, 'customer', a.customerId);
    if (!named.ok) return named;
    const living = livingCustomer(view, named.record);
    if (a.set.organisationId && view.get('organisation', a.set.organisationId).state === 'absent')
      return refuse('not-found', 'This organisation does not exist.');
    const before = living.fields;
    const set = Object.fromEntries(
      Object.entries(a.set).filter(
        ([name, value]) => value !== undefined && !sameJson(value, before[name as keyof typeof before]),
      ),
    );
    const after = {
      contactPoints: mergeSet(before.contactPoints, a.add.contactPoints, a.remove.contactPoints),
      tags: mergeSet(before.tags, a.add.tags, a.remove.tags),
    };
    if (after.contactPoints.length > customerLimits.contactPoints || after.tags.length > customerLimits.tags)
      return refuse('bad-request', 'A service file holds at most 30 contact points and 50 tags.');
    const setsChange = !sameJson(before.contactPoints, after.contactPoints) || !sameJson(before.tags, after.tags);
    if (Object.keys(set).length === 0 && !setsChange) return refuse('nothing-to-do', 'Nothing was changed.');
    return accept(update('customer', living.id, set, { add: a.add, remove: a.remove }));
  },
});
