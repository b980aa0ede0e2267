import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Change } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Undoable } from './inverse.ts';

/** By the command's name, the field of the promise that it sets and the command that sets it back. */
const fields: Readonly<Record<string, { readonly field: 'ownerId' | 'dueAt'; readonly input: string }>> = {
  'follow-up.hand-over': { field: 'ownerId', input: 'toAgentId' },
  'follow-up.reschedule': { field: 'dueAt', input: 'dueAt' },
};

/** How a promise that was handed over or moved goes back. `before`: the promise as it was. */
export function undoableFollowUp(
  { name, uid }: CommandEnvelope,
  changes: readonly Change[],
  before: AnyRecord | undefined,
): Undoable | undefined {
  const set = fields[name];
  const change = changes.find((each) => each.kind === 'update' && each.collection === 'followUp');
  if (!set || !before || change?.kind !== 'update') return undefined;
  const { field, input } = set;
  const held = before.fields as FieldsOf<'followUp'>;
  return {
    uid,
    caseId: (held.caseId ?? before.id) as CaseId,
    on: { collection: 'followUp', id: before.id },
    inverse: { name, input: { followUpId: before.id, [input]: held[field] } },
    left: { [field]: (change.set as Pick<FieldsOf<'followUp'>, 'ownerId' | 'dueAt'>)[field], status: 'open' },
  };
}
