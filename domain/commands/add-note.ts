import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { accept, defineCommand } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, body: z.string().trim().min(1).max(50_000) });

export const addNote = defineCommand({
  name: 'case.note',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    return accept(
      entryOf(context, found.record, 'note', { body: a.body }),
      update('case', a.caseId, {
        lastActivityAt: activeAt(found.record.fields, context),
      }),
    );
  },
});
