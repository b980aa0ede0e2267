import type { RecordRef } from '../model/record.ts';
import { type StatusRules, statusRulesId } from '../rules/definitions/status-rules.ts';
import { statusRulesOf } from '../rules/status-rules.ts';
import type { View } from './definition.ts';

export const statusRulesRef: RecordRef = { collection: 'definition', id: statusRulesId };

/** The workspace's rules for moves; what is usual where nobody set any, or this device does not know of them. */
export function statusRulesIn(view: View): StatusRules {
  const held = view.get('definition', statusRulesId);
  return statusRulesOf(held.state === 'present' ? held.record.fields : undefined);
}
