import { z } from 'zod';
import { type Change, update } from '../model/change.ts';
import { followUpOutcomes } from '../model/choices.ts';
import { followUpId } from '../model/ids.ts';
import { maySee } from '../rules/rights.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  followUpId,
  outcome: z.enum(followUpOutcomes),
  note: z.string().trim().max(50_000).default(''),
});

function caseOf(view: View, id: string) {
  const found = view.get('followUp', id);
  return found.state === 'present' ? found.record.fields.caseId : null;
}

/** Keeps a promise: what came of the call or visit. Finished ones stay as they are. */
export const completeFollowUp = defineCommand({
  name: 'follow-up.complete',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const self = { collection: 'followUp' as const, id: a.followUpId };
    const caseId = caseOf(loaded, a.followUpId);
    return caseId ? [self, { collection: 'case' as const, id: caseId }] : [self];
  },
  decide(view, a, context) {
    const found = view.get('followUp', a.followUpId);
    if (found.state === 'unknown') return refuse('not-here', 'This follow-up is not held on this device.');
    if (found.state === 'absent') return refuse('not-found', 'This follow-up does not exist.');
    if (!maySee(context.actor, found.record.scope)) return refuse('forbidden', "This follow-up is another team's.");
    if (found.record.fields.status === 'done') return refuse('already-done', 'This follow-up is completed already.');
    const changes: Change[] = [
      update('followUp', a.followUpId, {
        status: 'done',
        outcome: a.outcome,
        outcomeNote: a.note,
        completedAt: context.happenedAt,
      }),
    ];
    const caseId = found.record.fields.caseId;
    const onCase = caseId ? view.get('case', caseId) : undefined;
    if (onCase?.state === 'present') {
      changes.push(
        entryOf(context, onCase.record, 'follow-up', {
          body: a.note,
          data: { followUpId: a.followUpId, to: 'done', reason: a.outcome },
        }),
        update('case', onCase.record.id, {
          lastActivityAt: activeAt(onCase.record.fields, context),
        }),
      );
    }
    return accept(...changes);
  },
});
