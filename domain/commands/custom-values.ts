import { z } from 'zod';
import { definitionId } from '../model/ids.ts';
import { type Json, sameJson } from '../model/json.ts';
import { type CaseField, type CustomValue, fieldTarget, fitsField, inOrder } from '../rules/case-fields.ts';
import { type Refused, refuse } from './definition.ts';

/** Values for fields that the workspace defined, each once. */
export const customInput = z
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
  .max(100)
  .refine((set) => new Set(set.map(({ key }) => key)).size === set.length, 'a field is set once');
type Wanted = z.output<typeof customInput>[number];

interface CustomChanges {
  readonly ok: true;
  readonly add: readonly CustomValue[];
  readonly remove: readonly CustomValue[];
  readonly changes: readonly { readonly key: Wanted['key']; readonly from: Json; readonly to: Json }[];
}

/** Why the value cannot stand in the field; a side that does not hold the workspace's fields leaves that to the server. */
function barred(
  { key, value }: Wanted,
  field: CaseField | undefined,
  held: CustomValue | undefined,
): Refused | undefined {
  if (!field) return refuse('field-unknown', 'The workspace has no such field.', { field: key });
  const { name } = field;
  if (!field.active) return refuse('field-retired', 'This field was switched off.', { field: key, name });
  if (value === null || fitsField(field, value, held?.value)) return undefined;
  return refuse('field-unfit', 'The value does not fit the field.', { field: key, name });
}

/** What becomes of the values that are held. Each is merged on its own: of two people who fill in different fields both keep theirs. */
export function customChanges(
  fields: readonly CaseField[] | undefined,
  target: ReturnType<typeof fieldTarget>,
  custom: readonly CustomValue[],
  wanted: readonly Wanted[],
): CustomChanges | Refused {
  const add: CustomValue[] = [];
  const remove: CustomValue[] = [];
  const changes: CustomChanges['changes'][number][] = [];
  for (const each of wanted) {
    const held = custom.find(({ key }) => key === each.key);
    const field = fields?.find((one) => one.key === each.key && fieldTarget(one) === target);
    const problem = fields && barred(each, field, held);
    if (problem) return problem;
    const value = field && each.value !== null ? inOrder(field, each.value) : each.value;
    if (sameJson(held?.value ?? null, value)) continue;
    if (value !== null) add.push({ key: each.key, value });
    else if (held) remove.push(held);
    changes.push({ key: each.key, from: held?.value ?? null, to: value });
  }
  return { ok: true, add, remove, changes };
}
