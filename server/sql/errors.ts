function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Another transaction was in the way (serialization, deadlock, lock timeout); done again, the same work can succeed. */
export function isCollision(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01' || state === '55P03';
}

/** A key that must be unique is taken, perhaps only since we looked. */
export function isDuplicate(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** The database itself is in trouble (connection, resources, operator, system): no fault of what was asked of it. */
export function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return error instanceof Error && /connection|client|pool|closed/i.test(error.message);
  return !/^[0-9A-Z]{5}$/.test(state) || /^(08|53|57|58)/.test(state);
}
