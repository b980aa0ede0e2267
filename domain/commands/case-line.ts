import { type Change, update } from '../model/change.ts';
import type { EntryKind } from '../model/choices.ts';
import type { EntryData } from '../model/entry-fields.ts';
import type { CaseId } from '../model/ids.ts';
import type { StoredRecord } from '../model/record.ts';
import type { DecideContext, View } from './definition.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

interface Line {
  readonly body?: string;
  readonly data: EntryData;
}

/** The line a command writes into the case's timeline, and the case's last activity with it. */
export function lineOn(
  onCase: StoredRecord<'case'>,
  context: DecideContext,
  kind: EntryKind,
  line: Line,
): readonly Change[] {
  return [
    entryOf(context, onCase, kind, line),
    update('case', onCase.id, { lastActivityAt: activeAt(onCase.fields, context) }),
  ];
}

/** The same where the author need not see the case: on a device that does not hold it, the line is left to the server. */
export function lineIfHeld(
  view: View,
  caseId: CaseId,
  context: DecideContext,
  kind: EntryKind,
  line: Line,
): readonly Change[] {
  const onCase = view.get('case', caseId);
  return onCase.state === 'present' ? lineOn(onCase.record, context, kind, line) : [];
}
