import type { ImportCase } from '#domain/contract/wire/import.ts';
import type { ImportRow, RowOrigin } from '../row.ts';
import { RowProblem } from '../values/plain-case.ts';

/** Reads one row; what is wrong with it becomes a refusal, so that one broken row never stops the others. */
export function rowOf(origin: RowOrigin, read: () => ImportCase): ImportRow {
  try {
    return { ok: true, origin, value: read() };
  } catch (error) {
    if (error instanceof RowProblem) return { ok: false, origin, reason: error.message };
    throw error;
  }
}
