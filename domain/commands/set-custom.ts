import { z } from 'zod';
import { update } from '../model/change.ts';
import type { EntryData } from '../model/collections.ts';
import { caseId, definitionId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { type CaseField, type CustomValue, changeNameOf, fitsField, inOrder } from '../rules/case-fields.ts';
import { caseFieldsIn, caseFieldsRef } from './case-field-list.ts';
import { accept, type Decision, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  set: z
    .array(
      z.strictObject({
        /** The field's definition. */
        key: definitionId,
        /** Null leaves it empty. */
        value: z
          .union([z.string().trim().min(1).max(5000), z.number(), z.boolean(), z.array(z.string().max(300)).max(100)])
          .nullable(),
      }),
    )
    .min(1)
    .max(100)
    .refine((set) => new Set(set.map(({ key }) => key)).size === set.length, 'a field is set once'),
});
type Wanted = z.output<typeof input>['set'][number];

/** Why the value cannot stand in the field; a side that does not hold the workspace's fields leaves that to the server. */
function barred(
  { key, value }: Wanted,
  field: CaseField | undefined,
  held: CustomValue | undefined,
): Decision | undefined {
  if (!field) return refuse('field-unknown', 'The workspace has no such field.', { field: key });
  const { name } = field;
  if (!field.active) return refuse('field-retired', 'This field was switched off.', { field: key, name });
  if (value === null || fitsField(field, value, held?.value)) return undefined;
  return refuse('field-unfit', 'The value does not fit the field.', { field: key, name });
}

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
    const fields = caseFieldsIn(view);
    const add: CustomValue[] = [];
    const remove: CustomValue[] = [];
    const changes: NonNullable<EntryData['changes']> = [];
    for (const wanted of a.set) {
      const held = custom.find(({ key }) => key === wanted.key);
      const field = fields?.find(({ key }) => key === wanted.key);
      const problem = fields && barred(wanted, field, held);
      if (problem) return problem;
      const value = field && wanted.value !== null ? inOrder(field, wanted.value) : wanted.value;
      if (sameJson(held?.value ?? null, value)) continue;
      if (value !== null) add.push({ key: wanted.key, value });
      else if (held) remove.push(held);
      changes.push({ field: changeNameOf(wanted.key), from: held?.value ?? null, to: value });
    }
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
