import { noteImprovementsTold, untoldImprovements } from '#db/replica/improvement-told.ts';
import type { ImprovementReminder, RemindedImprovement } from '#domain/contract/ipc/service-review-procedures.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { localDay } from '../export/local-time.ts';
import { type ReminderClock, type ReminderParts, reminderClock } from './reminder-clock.ts';

/** Actions are due by the day: told at midnight, a message would be gone before anybody comes. */
const firstHour = 8;

/** Tells an agent from eight in the morning which of their improvement actions are due today or tomorrow, and which were before. */
export function improvementReminders(parts: ReminderParts<ImprovementReminder>): ReminderClock {
  const { replica, actor } = parts;
  return reminderClock(parts, {
    follows: new Set(['improvementAction']),
    next: (at) => morningAfter(at),
    untold(at) {
      if (new Date(at).getHours() < firstHour) return [];
      const today = localDay(at);
      return untoldImprovements(replica, actor().id, { today, soon: dateOf(dayNumber(today) + 1) });
    },
    note: (due) => noteImprovementsTold(replica, due),
    digest: (all, named) => ({
      total: all.length,
      overdue: all.filter(({ due }) => due === 2).length,
      actions: named.map(
        ({ text, dueOn, due }): RemindedImprovement => ({ text, dueOn, what: due === 2 ? 'overdue' : 'soon' }),
      ),
    }),
  });
}

/** The next time that the clocks here show that hour. */
function morningAfter(at: number): number {
  const now = new Date(at);
  const onDay = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, firstHour).getTime();
  const today = onDay(0);
  return today > at ? today : onDay(1);
}
