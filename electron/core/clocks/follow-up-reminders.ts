import type { ReplicaReader } from '#db/connection/handle.ts';
import {
  dropNeedlessTold,
  nextFollowUpMoment,
  noteFollowUpsTold,
  type Reminding,
  snoozeFollowUp,
  untoldFollowUps,
} from '#db/replica/follow-up-told.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { FollowUpReminder, RemindedFollowUp } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { followUpRulesOf } from '#domain/rules/follow-up-rules.ts';
import { type ReminderClock, type ReminderParts, reminderClock } from './reminder-clock.ts';

const levels = ['soon', 'due', 'overdue'] as const;
const levelOf = (due: number) => levels[due - 1] ?? 'overdue';

export interface FollowUpReminders extends ReminderClock {
  /** Puts it off on this device: it is the agent's own matter when they want to hear of it, and no other device's. */
  snooze(followUpId: FollowUpId, minutes: number): void;
}

/** Tells an agent which of their promises will be due, are, and were some time ago. */
export function followUpReminders(parts: ReminderParts<FollowUpReminder>): FollowUpReminders {
  const { replica, actor, now } = parts;
  const clock = reminderClock(parts, {
    follows: new Set(['followUp', 'definition']),
    next: (at) => nextFollowUpMoment(replica, actor().id, at, remindingOf(replica)),
    untold: (at) => untoldFollowUps(replica, actor().id, at, remindingOf(replica)),
    note(due) {
      noteFollowUpsTold(replica, due);
      dropNeedlessTold(replica);
    },
    digest: (all, named) => ({
      total: all.length,
      overdue: all.filter(({ due }) => levelOf(due) === 'overdue').length,
      followUps: named.map(
        ({ followUpId, promise, customerName, dueAt, due }): RemindedFollowUp => ({
          ...{ followUpId: followUpId as FollowUpId, promise, customerName, dueAt },
          what: levelOf(due),
        }),
      ),
    }),
  });
  return {
    ...clock,
    snooze(followUpId, minutes) {
      snoozeFollowUp(replica, followUpId, now() + minutes * minuteMs);
      clock.changed();
    },
  };
}

function remindingOf(replica: ReplicaReader): Reminding {
  const ref = { collection: 'definition', id: followUpRulesId } as const;
  const defined = loadRecord(replica, ref) as StoredRecord<'definition'> | undefined;
  const { remindBefore, remindAfter } = followUpRulesOf(defined?.fields);
  const ms = (minutes: number | null) => (minutes === null ? null : minutes * minuteMs);
  return { beforeMs: ms(remindBefore), afterMs: ms(remindAfter) };
}
