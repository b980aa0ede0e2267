import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { tag } from '../model/tag.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';

const input = z.strictObject({
  caseId,
  add: z.array(tag).max(50).default([]),
  remove: z.array(tag).max(50).default([]),
});

/** Adds and removes tags as a set: two agents tagging at once both succeed, and no timeline line is written. */
export const tagCase = defineCommand({
  name: 'case.tag',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (a.add.length + a.remove.length === 0) return refuse('nothing-to-do', 'No tag was named.');
    if (mergeSet(found.record.fields.tags, a.add, a.remove).length > 50)
      return refuse('bad-request', 'A case holds at most 50 tags.');
    return accept(update('case', a.caseId, {}, { add: { tags: a.add }, remove: { tags: a.remove } }));
  },
});
