interface Settled {
  readonly settledAt: number | null;
  readonly result: 'kept' | 'broken' | null;
}

/**
 * When it was decided whether something was done in time: when it was done, if that was not later than it was due; else when it was due, also where
 * that is still to come: then it counts from that moment on. Open without a time that it is due: nothing is decided.
 */
export function settled(doneAt: number | null, dueAt: number | null): Settled {
  if (doneAt !== null && (dueAt === null || doneAt <= dueAt)) return { settledAt: doneAt, result: 'kept' };
  return dueAt === null ? { settledAt: null, result: null } : { settledAt: dueAt, result: 'broken' };
}
