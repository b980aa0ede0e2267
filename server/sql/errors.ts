function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Another transaction was in the way (serialization, deadlock, lock timeout); done again, the same work can succeed. */
export function isCollision(error: unknown): boolean {
  const state = codeOf(error);
  return state === '40001' || state === '40P01' || state === '55P03';
}

/** A key that must be unique is taken, perhaps only since we looked. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/**
 * The database itself is in trouble (connection, resources, operator, system): no fault of what was asked of it. Codes of
 * the operating system begin with E and a letter, as no SQLSTATE does (those with ERR_ are Node's own, and defects of ours);
 * the drivers have sentences without a code, too.
 */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return /^(08|53|57|58|E(?!RR_)[A-Z])/.test(code);
  return (
    error instanceof Error &&
    error.name === 'Error' &&
    /connection (terminated|error)|timeout exceeded when trying to connect|pool after calling end|is closed/i.test(
      error.message,
    )
  );
}
