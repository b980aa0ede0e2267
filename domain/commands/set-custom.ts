import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { changeNameOf } from '../rules/case-fields.ts';
import { caseFieldsIn, caseFieldsRef } from './case-field-list.ts';
import { customChanges, customInput } from './custom-values.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, set: customInput.min(1) });

/**
 * Sets fields that the workspace defined. Each is merged on its own: two people who fill in different ones both keep theirs; of two who fill in
 * the same the later counts, and the timeline tells of both. A case may hold values of fields that its type has not: the type may change back.
 */
export const setCustom = defineCommand({
  name: 'case.custom',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }, caseFieldsRef],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const { custom } = found.record.fields;
    const changed = customChanges(caseFieldsIn(view), 'case', custom, a.set);
    if (!changed.ok) return changed;
    const { add, remove } = changed;
    const changes = changed.changes.map(({ key, from, to }) => ({ field: changeNameOf(key), from, to }));
    if (changes.length === 0) return refuse('nothing-to-do', 'These values are set already.');
    return accept(
      update(
        'case',
        a.caseId,
        { lastActivityAt: activeAt(found.record.fields, context) },
        {
          ...(add.length > 0 ? { add: { custom: add } } : {}),
          ...(remove.length > 0 ? { remove: { custom: remove } } : {}),
        },
      ),
      entryOf(context, found.record, 'fields', { data: { changes } }),
    );
  },
});
