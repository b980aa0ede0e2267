import { type Change, insert } from '../model/change.ts';
import { furtherId } from '../model/further-id.ts';
import type { FollowUpId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import { createZoneOffsets } from '../rules/calendar/zone-offsets.ts';
import { nextOccurrence } from '../rules/repeat.ts';
import type { DecideContext, View } from './definition.ts';
import { newFollowUp } from './new-follow-up.ts';

/** The id of the one after: it follows from the series and the round, so that two devices which both make it make the same one. */
function nextId({ id, fields }: StoredRecord<'followUp'>): FollowUpId {
  return furtherId(fields.seriesId ?? id, fields.round + 1) as FollowUpId;
}

export function needsNext(id: FollowUpId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('followUp', id);
  if (found.state !== 'present' || found.record.fields.repeat === null) return [];
  return [{ collection: 'followUp', id: nextId(found.record) }];
}

/** The next of a repeating promise, as open as this one was; nothing where it does not repeat, the series is over, or it is there already. */
export function nextInSeries(view: View, done: StoredRecord<'followUp'>, context: DecideContext): readonly Change[] {
  const { repeat, seriesId, round, caseId, customerId, ownerId, kind, promise } = done.fields;
  if (repeat === null) return [];
  const next = nextOccurrence(repeat, round, context.happenedAt, createZoneOffsets());
  const id = nextId(done);
  if (!next || view.get('followUp', id).state === 'present') return [];
  return [
    insert(
      'followUp',
      id,
      done.scope,
      newFollowUp(
        {
          ...{ caseId, customerId, ownerId, kind, promise, repeat },
          seriesId: seriesId ?? (done.id as FollowUpId),
          round: next.round,
          dueAt: next.dueAt,
        },
        context,
      ),
    ),
  ];
}
