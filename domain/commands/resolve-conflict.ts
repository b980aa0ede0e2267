import { z } from 'zod';
import { update } from '../model/change.ts';
import type { CaseStatus } from '../model/choices.ts';
import { type Collection, collections, fieldsOf } from '../model/collections.ts';
import { conflictId } from '../model/ids.ts';
import { json, sameJson } from '../model/json.ts';
import { maySee } from '../rules/rights.ts';
import { mayMove } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';

const input = z.strictObject({
  conflictId,
  /** The value that shall stand: one of the two, or a third. */
  value: json,
});

function target(view: View, id: string) {
  const found = view.get('conflict', id);
  if (found.state !== 'present') return undefined;
  const { collection, recordId } = found.record.fields;
  return collection in collections ? { collection: collection as Collection, id: recordId } : undefined;
}

/** Settles a conflict: the chosen value is written where it is not there already, and the conflict is closed. */
export const resolveConflict = defineCommand({
  name: 'conflict.resolve',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const self = { collection: 'conflict' as const, id: a.conflictId };
    const on = target(loaded, a.conflictId);
    return on ? [self, on] : [self];
  },
  decide(view, a, context) {
    const found = view.get('conflict', a.conflictId);
    if (found.state === 'unknown') return refuse('not-here', 'This conflict is not held on this device.');
    if (found.state === 'absent') return refuse('not-found', 'This conflict does not exist.');
    if (!maySee(context.actor, found.record.scope)) return refuse('forbidden', "This conflict is another team's.");
    const conflict = found.record.fields;
    if (conflict.state === 'resolved') return refuse('already-done', 'This conflict is settled already.');
    const on = target(view, a.conflictId);
    const record = on ? view.get(on.collection, on.id) : undefined;
    if (!on || record?.state !== 'present') return refuse('not-found', 'The record of this conflict is gone.');
    const field = fieldsOf(on.collection)[conflict.field];
    if (!field?.value.safeParse(a.value).success) return refuse('bad-request', 'This value does not fit the field.');
    const current = (record.record.fields as Record<string, unknown>)[conflict.field];
    const differs = !sameJson(current, a.value);
    if (differs && on.collection === 'case' && conflict.field === 'status') {
      if (!mayMove(current as CaseStatus, a.value as CaseStatus))
        return refuse('illegal-transition', `A case cannot go from ${String(current)} to ${String(a.value)}.`, {
          from: String(current),
          to: String(a.value),
        });
    }
    return accept(
      ...(differs ? [update(on.collection, on.id, { [conflict.field]: a.value })] : []),
      update('conflict', a.conflictId, {
        state: 'resolved',
        resolution: a.value,
        resolvedBy: context.actor.id,
        resolvedAt: context.happenedAt,
      }),
    );
  },
});
