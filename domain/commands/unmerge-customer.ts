import { z } from 'zod';
import { update } from '../model/change.ts';
import { customerId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { mergeSet } from '../model/set-items.ts';
import { customerLimits } from './customer-input.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({ customerId });
type Id = z.output<typeof customerId>;

function mergedInto(view: View, id: Id): Id | null {
  const loaded = view.get('customer', id);
  return loaded.state === 'present' ? loaded.record.fields.mergedIntoId : null;
}

/**
 * Takes a merge back: the customer has a file of their own again, as it was, and the other one gives back what it took over. What somebody changed in
 * it since stays. A file that was merged into a third meanwhile is put back first.
 */
export const unmergeCustomer = defineCommand({
  name: 'customer.unmerge',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const intoId = mergedInto(loaded, a.customerId);
    return [a.customerId, ...(intoId === null ? [] : [intoId])].map((id) => ({ collection: 'customer', id }));
  },
  decide(view, a) {
    const from = heldRecord(view, 'customer', a.customerId);
    if (!from.ok) return from;
    const { mergedIntoId, merge } = from.record.fields;
    if (mergedIntoId === null) return refuse('nothing-to-do', 'This customer is not merged.');
    const back = update('customer', a.customerId, { mergedIntoId: null, merge: null });
    const into = heldRecord(view, 'customer', mergedIntoId);
    if (!into.ok) return view.get('customer', mergedIntoId).state === 'absent' ? accept(back) : into;
    const now = into.record.fields;
    if (now.mergedIntoId !== null)
      return refuse('merged', 'The file it went into was merged itself.', { customerId: mergedIntoId });
    if (merge === null) return accept(back);

    const stands = merge.set.filter(({ field, to }) => sameJson(now[field], to));
    const points = merge.addedPoints.filter((point) => now.contactPoints.some((each) => sameJson(each, point)));
    const again = mergeSet(merge.droppedPoints, [], now.contactPoints);
    const consents = merge.consents ?? { added: [], dropped: [] };
    const said = consents.added.filter((each) => now.consents.some((held) => sameJson(held, each)));
    const custom = (merge.custom ?? []).filter((each) => now.custom.some((held) => sameJson(held, each)));
    const room = customerLimits.contactPoints - now.contactPoints.length + points.length;
    return accept(
      back,
      update('customer', mergedIntoId, Object.fromEntries(stands.map(({ field, from: value }) => [field, value])), {
        add: {
          contactPoints: again.slice(0, Math.max(0, room)),
          // What was said of a channel since stands.
          consents: mergeSet(consents.dropped, [], mergeSet(now.consents, [], said)),
        },
        remove: {
          ...{ contactPoints: points, tags: merge.addedTags, apartFromIds: merge.addedApart },
          ...{ importantDates: merge.dates ?? [], consents: said, custom },
        },
      }),
    );
  },
});
