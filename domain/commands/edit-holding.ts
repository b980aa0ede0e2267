import { z } from 'zod';
import { update } from '../model/change.ts';
import { holdingId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { holdingValues, namedRefs, unfitHolding } from './holding-input.ts';

const input = z.strictObject({
  holdingId,
  set: holdingValues.partial().refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** Sets what is said of an asset, an order or a contract; each field is merged on its own. */
export const editHolding = defineCommand({
  name: 'holding.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'holding', id: a.holdingId }, ...namedRefs(a.set)],
  decide(view, a) {
    const found = heldRecord(view, 'holding', a.holdingId);
    if (!found.ok) return found;
    const before = found.record.fields;
    const set: Partial<typeof before> = Object.fromEntries(
      Object.entries(a.set).filter(
        ([name, value]) => value !== undefined && !sameJson(value, before[name as keyof typeof before]),
      ),
    );
    if (Object.keys(set).length === 0) return refuse('nothing-to-do', 'These values are set already.');
    const unfit = unfitHolding(view, { ...before, ...set }, a.set);
    if (unfit) return unfit;
    return accept(update('holding', a.holdingId, set));
  },
});
