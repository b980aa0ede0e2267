import { type DueCase, dueByNow, nextMoment, noteTold, untold } from '#db/replica/deadlines.ts';
import type { RemindedCase, Reminder } from '#domain/contract/ipc/clock-views.ts';
import { type ReminderClock, type ReminderParts, reminderClock } from './reminder-clock.ts';

export interface CaseReminderParts extends ReminderParts<Reminder> {
  /** Whether this device could not reach the server then. */
  readonly isOutage: (instant: number) => boolean;
}

/** Tells an agent what will be due in their cases and what is. */
export function caseReminders(parts: CaseReminderParts): ReminderClock {
  const { replica, actor, now, isOutage } = parts;
  const counted = (all: readonly DueCase[]) => {
    if (all.length === 1) return { total: 1, breached: all.filter(({ due }) => due === 2).length };
    const { id, teamIds } = actor();
    return dueByNow(replica, id, teamIds, now());
  };
  return reminderClock(parts, {
    // Who keeps the deadlines says when they have changed.
    follows: new Set(),
    next: (at) => nextMoment(replica, at),
    untold(at) {
      const { id, teamIds } = actor();
      return untold(replica, id, teamIds, at);
    },
    note: (due) => noteTold(replica, due),
    digest: (all, named) => ({
      ...counted(all),
      cases: named.map(({ due: level, ...rest }): RemindedCase => {
        const isBreached = level === 2;
        return { ...rest, inOutage: isBreached && isOutage(rest.dueAt), what: isBreached ? 'breached' : 'warned' };
      }),
    }),
  });
}
