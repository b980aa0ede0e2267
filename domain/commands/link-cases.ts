import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, otherId: caseId });

/** How many cases one can be linked with. */
const mostRelated = 200;

/** Notes that two cases have to do with one another: on both, so it wants the rights for both. */
export const linkCases = defineCommand({
  name: 'case.link',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'case', id: a.otherId },
  ],
  decide(view, a, context) {
    if (a.caseId === a.otherId) return refuse('circular', 'A case is not linked with itself.');
    const one = workableCase(view, a.caseId, context);
    if (!one.ok) return one;
    const other = workableCase(view, a.otherId, context);
    if (!other.ok) return other;
    const known = one.record.fields.relatedIds.includes(a.otherId) && other.record.fields.relatedIds.includes(a.caseId);
    if (known) return refuse('nothing-to-do', 'The cases are linked already.');
    if (Math.max(one.record.fields.relatedIds.length, other.record.fields.relatedIds.length) >= mostRelated)
      return refuse('bad-request', `A case is linked with at most ${mostRelated} others.`);
    const to = 'related';
    return accept(
      update('case', a.caseId, {}, { add: { relatedIds: [a.otherId] } }),
      update('case', a.otherId, {}, { add: { relatedIds: [a.caseId] } }),
      entryOf(context, one.record, 'link', {
        data: { to, caseId: a.otherId, number: other.record.fields.number },
      }),
      secondEntryOf(context, other.record, 'link', {
        data: { to, caseId: a.caseId, number: one.record.fields.number },
      }),
    );
  },
});
