import { z } from 'zod';
import type { ChecklistItem } from '../model/case-fields.ts';
import { type Change, update } from '../model/change.ts';
import { furtherId } from '../model/further-id.ts';
import { caseId, definitionId } from '../model/ids.ts';
import { emergencyPlanContent } from '../rules/definitions/emergency-plan.ts';
import { accept, type DecideContext, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  /** The emergency plan to follow; none yet, when null. */
  planId: definitionId.nullable().default(null),
});

/** Ids of a command's further lines come first. */
const firstStep = 16;

function checklistOf(list: string, steps: readonly string[], { uid }: DecideContext): ChecklistItem[] {
  return steps.map((text, position) => ({
    key: furtherId(uid, firstStep + position),
    ...{ list, text, position, doneBy: null, doneAt: null },
  }));
}

/** Makes a case the one that stands for an outage, and puts the steps of its emergency plan on its checklist. */
export const declareIncident = defineCommand({
  name: 'case.incident',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    ...(a.planId ? [{ collection: 'definition' as const, id: a.planId }] : []),
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
    const changes: Change[] = [];
    const isNew = before.type !== 'incident';
    if (isNew) {
      changes.push(update('case', a.caseId, { type: 'incident', lastActivityAt: activeAt(before, context) }));
      changes.push(
        entryOf(context, found.record, 'fields', {
          data: { changes: [{ field: 'type', from: before.type, to: 'incident' }] },
        }),
      );
    }
    const follows = before.custom.some(({ key }) => key === a.planId);
    if (a.planId !== null && !follows) {
      const plan = view.get('definition', a.planId);
      if (plan.state === 'unknown') return refuse('not-here', 'The emergency plan is not held on this device.');
      if (plan.state === 'absent' || plan.record.fields.kind !== 'emergency-plan')
        return refuse('not-found', 'This emergency plan does not exist.');
      if (!plan.record.fields.active) return refuse('inactive', 'This emergency plan is switched off.');
      const { name } = plan.record.fields;
      const content = emergencyPlanContent.safeParse(plan.record.fields.content);
      if (!content.success) return refuse('bad-request', 'This emergency plan cannot be read.');
      const line = isNew ? secondEntryOf : entryOf;
      changes.push(
        update(
          'case',
          a.caseId,
          { lastActivityAt: activeAt(before, context) },
          {
            add: {
              custom: [{ key: a.planId, value: true }],
              checklist: checklistOf(name, content.data.steps, context),
            },
          },
        ),
        line(context, found.record, 'checklist', { body: name, data: { to: 'added', definitionId: a.planId } }),
      );
    }
    if (changes.length === 0) return refuse('nothing-to-do', 'The case is an incident with this plan already.');
    return accept(...changes);
  },
});
