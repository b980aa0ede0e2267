import type { ScopeCheck } from '../contract/wire/pull.ts';

export const noSums: ScopeCheck = { rows: 0, ids: 0, vers: 0 };

const idsModulus = 2 ** 48;

/** What an id adds to its scope's sum: its last 32 bits, the random end of a UUID. */
export function idPart(id: string): number {
  return Number.parseInt(id.slice(-8), 16);
}

/** Both together; the ids' sum stays between 0 and 2^48, so that it is a whole number everywhere. */
export function addToSums(a: ScopeCheck, b: ScopeCheck): ScopeCheck {
  const ids = (a.ids + b.ids) % idsModulus;
  return { rows: a.rows + b.rows, ids: ids < 0 ? ids + idsModulus : ids, vers: a.vers + b.vers };
}
