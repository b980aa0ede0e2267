import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseTypes, priorities } from '../model/choices.ts';
import { caseId, customerId, holdingId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  set: z
    .strictObject({
      subject: z.string().trim().min(1).max(300),
      description: z.string().max(50_000),
      type: z.enum(caseTypes),
      priority: z.enum(priorities),
      customerId: customerId.nullable(),
      holdingId: holdingId.nullable(),
    })
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** Sets fields of a case; each is merged on its own. Values that are there already are left out. */
export const editCase = defineCommand({
  name: 'case.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    ...(a.set.customerId ? [{ collection: 'customer' as const, id: a.set.customerId }] : []),
    ...(a.set.holdingId ? [{ collection: 'holding' as const, id: a.set.holdingId }] : []),
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (a.set.customerId && view.get('customer', a.set.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    if (a.set.holdingId && view.get('holding', a.set.holdingId).state === 'absent')
      return refuse('not-found', 'This asset, order or contract does not exist.');
    const before = found.record.fields;
    const names = (Object.keys(a.set) as (keyof typeof a.set)[]).filter(
      (name) => a.set[name] !== undefined && !sameJson(a.set[name], before[name]),
    );
    if (names.length === 0) return refuse('nothing-to-do', 'These values are set already.');
    const set = Object.fromEntries(names.map((name) => [name, a.set[name]]));
    const changes = names.map((name) =>
      name === 'description'
        ? { field: name, from: null, to: null }
        : { field: name, from: before[name], to: a.set[name] ?? null },
    );
    return accept(
      update('case', a.caseId, { ...set, lastActivityAt: activeAt(before, context) }),
      entryOf(context, found.record, 'fields', { data: { changes } }),
    );
  },
});
