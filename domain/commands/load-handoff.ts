import type { HandoffId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import { type Decision, refuse, type View } from './definition.ts';

type HandoffOrRefusal =
  | { readonly ok: true; readonly record: StoredRecord<'handoff'> }
  | Extract<Decision, { readonly ok: false }>;

/** The handoff and the case it was asked on. */
export function handoffNeeds(id: HandoffId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('handoff', id);
  const self = { collection: 'handoff', id } as const;
  return found.state === 'present' ? [self, { collection: 'case', id: found.record.fields.sourceCaseId }] : [self];
}

export function heldHandoff(view: View, id: HandoffId): HandoffOrRefusal {
  const found = view.get('handoff', id);
  if (found.state === 'present') return { ok: true, record: found.record };
  const refusal =
    found.state === 'unknown'
      ? refuse('not-here', 'This handoff is not held on this device.')
      : refuse('not-found', 'This handoff does not exist.');
  return refusal as Extract<Decision, { readonly ok: false }>;
}
