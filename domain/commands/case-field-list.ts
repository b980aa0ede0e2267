import type { CaseStatus } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { RecordRef } from '../model/record.ts';
import {
  type CaseField,
  type CaseFieldList,
  caseFieldsId,
  missingDetails,
  missingFields,
} from '../rules/case-fields.ts';
import { type Decision, refuse, type View } from './definition.ts';

/** What a command names that looks at the workspace's case fields. */
export const caseFieldsRef: RecordRef = { collection: 'definition', id: caseFieldsId };

/** All case fields, switched off ones as well; none when this side does not hold them: the server does. */
export function caseFieldsIn(view: View): readonly CaseField[] | undefined {
  const loaded = view.get('definition', caseFieldsId);
  if (loaded.state === 'unknown') return undefined;
  if (loaded.state === 'absent') return [];
  return (loaded.record.fields.content as unknown as CaseFieldList).fields;
}

/** What has to be looked at to move a case to a status. */
export function needsForStatus(to: CaseStatus): readonly RecordRef[] {
  return to === 'solved' || to === 'closed' ? [caseFieldsRef] : [];
}

/** Why the case cannot have the status yet: fields that it has to have by then are empty. */
export function lacksFields(
  view: View,
  onCase: Pick<FieldsOf<'case'>, 'type' | 'custom'>,
  to: CaseStatus,
): Decision | undefined {
  if (needsForStatus(to).length === 0) return undefined;
  const missing = missingFields(caseFieldsIn(view) ?? [], onCase, to);
  if (missing.length === 0) return undefined;
  const details = missingDetails(missing);
  return refuse('fields-missing', `The case lacks: ${details.names.replaceAll('\n', ', ')}.`, details);
}
