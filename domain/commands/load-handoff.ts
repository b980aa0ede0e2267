import type { HandoffId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import type { View } from './definition.ts';

/** The handoff and the case it was asked on. */
export function handoffNeeds(id: HandoffId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('handoff', id);
  const self = { collection: 'handoff', id } as const;
  return found.state === 'present' ? [self, { collection: 'case', id: found.record.fields.sourceCaseId }] : [self];
}
