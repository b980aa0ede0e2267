import { z } from 'zod';
import type { ChecklistItem } from '../model/case-fields.ts';
import { update } from '../model/change.ts';
import { caseId, definitionId } from '../model/ids.ts';
import { checklistKey } from '../rules/checklist-key.ts';
import { checklistContent } from '../rules/definitions/checklist.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, definitionId });

/** The most items a case may carry, of all its lists. */
export const mostItems = 500;

/** Puts a template's items on a case, as the template stands then. */
export const putChecklist = defineCommand({
  name: 'checklist.put',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'definition', id: a.definitionId },
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const template = heldRecord(view, 'definition', a.definitionId, 'checklist');
    if (!template.ok) return template;
    const { kind, name, active, content } = template.record.fields;
    const items = kind === 'checklist' ? checklistContent.safeParse(content).data?.items : undefined;
    if (!items) return refuse('bad-request', 'This is no checklist.');
    if (!active) return refuse('inactive', 'This checklist is switched off.');
    const held = found.record.fields.checklist;
    const keys = new Set(held.map(({ key }) => key));
    if (items.some((_, index) => keys.has(checklistKey(a.definitionId, index))))
      return refuse('nothing-to-do', 'This checklist is on the case already.');
    if (held.length + items.length > mostItems) return refuse('bad-request', 'The case carries too many items.');
    const from = Math.max(-1, ...held.map(({ position }) => position)) + 1;
    const added = items.map(
      (text, index): ChecklistItem => ({
        key: checklistKey(a.definitionId, index),
        list: name,
        text,
        position: from + index,
        doneBy: null,
        doneAt: null,
      }),
    );
    return accept(
      update(
        'case',
        a.caseId,
        { lastActivityAt: activeAt(found.record.fields, context) },
        { add: { checklist: added } },
      ),
      entryOf(context, found.record, 'checklist', {
        body: name,
        data: { definitionId: a.definitionId, to: 'added' },
      }),
    );
  },
});
