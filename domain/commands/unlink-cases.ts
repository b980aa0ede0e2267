import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, otherId: caseId });

/** Takes a link off both cases; of one that is gone for good, off the case that still names it. */
export const unlinkCases = defineCommand({
  name: 'case.unlink',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'case', id: a.otherId },
  ],
  decide(view, a, context) {
    const one = workableCase(view, a.caseId, context);
    if (!one.ok) return one;
    const named = one.record.fields.relatedIds.includes(a.otherId);
    const to = 'unrelated';
    const off = update('case', a.caseId, {}, { remove: { relatedIds: [a.otherId] } });
    if (view.get('case', a.otherId).state === 'absent') {
      if (!named) return refuse('nothing-to-do', 'The cases are not linked.');
      return accept(off, entryOf(context, one.record, 'link', { data: { to, caseId: a.otherId } }));
    }
    const other = workableCase(view, a.otherId, context);
    if (!other.ok) return other;
    if (!named && !other.record.fields.relatedIds.includes(a.caseId))
      return refuse('nothing-to-do', 'The cases are not linked.');
    if (one.record.fields.mergedIntoId === a.otherId || other.record.fields.mergedIntoId === a.caseId)
      return refuse('merged', 'Cases that were merged stay linked.');
    return accept(
      off,
      update('case', a.otherId, {}, { remove: { relatedIds: [a.caseId] } }),
      entryOf(context, one.record, 'link', { data: { to, caseId: a.otherId, number: other.record.fields.number } }),
      secondEntryOf(context, other.record, 'link', {
        data: { to, caseId: a.caseId, number: one.record.fields.number },
      }),
    );
  },
});
