import type { DeadlineView } from '#domain/contract/ipc/clock-views.ts';

export type DeadlineState = 'running' | 'warned' | 'breached' | 'paused';

/** The last instant in time is the one that is due: later is missed. */
export function deadlineState({ dueAt, warnAt }: DeadlineView, now: number): DeadlineState {
  if (dueAt === null) return 'paused';
  if (dueAt < now) return 'breached';
  return warnAt !== null && warnAt <= now ? 'warned' : 'running';
}
