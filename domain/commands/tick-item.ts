import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, key: z.uuid(), done: z.boolean() });

/** Ticks an item of a case's checklist, or takes the tick back. Each item is merged on its own: two people never undo each other's ticks. */
export const tickItem = defineCommand({
  name: 'checklist.tick',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const item = found.record.fields.checklist.find(({ key }) => key === a.key);
    if (!item) return refuse('not-found', 'This item is not on the case.');
    if ((item.doneAt !== null) === a.done) return refuse('nothing-to-do', 'It is so already.');
    const ticked = {
      ...item,
      doneBy: a.done ? context.actor.id : null,
      doneAt: a.done ? context.happenedAt : null,
    };
    return accept(
      update(
        'case',
        a.caseId,
        { lastActivityAt: activeAt(found.record.fields, context) },
        { add: { checklist: [ticked] } },
      ),
      entryOf(context, found.record, 'checklist', { body: item.text, data: { to: a.done ? 'done' : 'undone' } }),
    );
  },
});
