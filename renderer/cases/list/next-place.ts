import type { CaseRow } from '#domain/contract/ipc/case-row.ts';

interface Rows {
  readonly total: number | undefined;
  rowAt(index: number): Pick<CaseRow, 'id'> | undefined;
}

/** How far from what is in view the selected row is looked for. */
const reach = 200;

/**
 * The place one step from the selected row, or null at the end of the list. A selected row that is not near what is in
 * view (it left the list, or nothing is selected yet) counts from the first row in view.
 */
export function nextPlace(rows: Rows, firstInView: number, selectedId: string | null, step: 1 | -1): number | null {
  const total = rows.total ?? 0;
  if (total === 0) return null;
  const from = Math.max(0, firstInView - reach);
  const to = Math.min(total - 1, firstInView + reach);
  for (let index = from; selectedId !== null && index <= to; index++) {
    if (rows.rowAt(index)?.id !== selectedId) continue;
    const next = index + step;
    return next < 0 || next >= total ? null : next;
  }
  return Math.min(firstInView, total - 1);
}
