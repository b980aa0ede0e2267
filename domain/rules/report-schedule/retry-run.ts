import type { ReportDelivery, ReportFailureKind, ReportRunState } from '../../model/report-run-fields.ts';
import { minuteMs } from '../calendar/local-date.ts';

/** After each attempt but the last: four hours and a half in all, so that a mail server has time to come back. */
const pauses = [5, 20, 60, 180].map((minutes) => minutes * minuteMs);

export const mostAttempts = pauses.length + 1;

/** What may be otherwise in a while. The rest stays as it is until a person does something. */
const passing: ReadonlySet<ReportFailureKind> = new Set([
  'not-made',
  'interrupted',
  'unreachable',
  'put-off',
  'full',
  'folder',
  'mail',
]);

export function mayPass(kind: ReportFailureKind): boolean {
  return passing.has(kind);
}

/** How long to wait before the next attempt; null where there is none any more. */
export function pauseAfter(attempt: number): number | null {
  return pauses[attempt - 1] ?? null;
}

/** What a run has come to by what became of its deliveries: `waiting` where something is still to be done. */
export function settledState(
  deliveries: readonly ReportDelivery[],
): Extract<ReportRunState, 'waiting' | 'done' | 'partly' | 'failed'> {
  if (deliveries.some(({ state }) => state === 'waiting' || state === 'sending')) return 'waiting';
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  if (delivered === deliveries.length) return 'done';
  return delivered > 0 || deliveries.some(({ state }) => state === 'unknown') ? 'partly' : 'failed';
}
