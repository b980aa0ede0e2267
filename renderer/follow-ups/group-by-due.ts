import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';

export const dueGroups = ['overdue', 'today', 'tomorrow', 'later', 'done'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** By the agent's own calendar day: what is due at midnight belongs to the day that begins. */
export function dueGroupOf(followUp: Pick<FollowUpView, 'status' | 'dueAt'>, now: number): DueGroup {
  if (followUp.status !== 'open') return 'done';
  if (followUp.dueAt < now) return 'overdue';
  if (followUp.dueAt < startOfDay(now, 1)) return 'today';
  return followUp.dueAt < startOfDay(now, 2) ? 'tomorrow' : 'later';
}

function startOfDay(now: number, daysOn: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysOn).getTime();
}

/** Groups that hold something, in their order; inside a group the order of the list stays. */
export function groupByDue(
  followUps: readonly FollowUpView[],
  now: number,
): readonly { readonly group: DueGroup; readonly rows: readonly FollowUpView[] }[] {
  const byGroup = Map.groupBy(followUps, (one) => dueGroupOf(one, now));
  return dueGroups.flatMap((group) => {
    const rows = byGroup.get(group);
    return rows ? [{ group, rows }] : [];
  });
}
