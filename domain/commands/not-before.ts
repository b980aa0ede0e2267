import type { Loaded } from './definition.ts';

/** When a record came to be, by the field that says so. */
const beginnings: Readonly<Record<string, string>> = {
  case: 'openedAt',
  followUp: 'createdAt',
  conflict: 'createdAt',
  handoff: 'askedAt',
  escalation: 'raisedAt',
  compensation: 'askedAt',
  visit: 'createdAt',
  appointment: 'bookedAt',
};

/**
 * Nothing happens to a record before it came to be: what a clock says that runs behind is taken for the earliest moment it can have been.
 * So no wait, no answer and no solution ever takes less than no time.
 */
export function notBefore(seen: Iterable<Loaded>, happenedAt: number): number {
  let earliest = happenedAt;
  for (const loaded of seen) {
    if (loaded.state !== 'present') continue;
    const beginning = beginnings[loaded.record.collection];
    const at = beginning === undefined ? undefined : (loaded.record.fields as Record<string, unknown>)[beginning];
    if (typeof at === 'number') earliest = Math.max(earliest, at);
  }
  return earliest;
}
