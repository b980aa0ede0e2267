import type { ClockKind } from '../../rules/sla/service-level.ts';
import type { SlaClock } from '../../rules/sla/sla-clocks.ts';

/** What is due next in a case. Whether it is near or missed follows from the time. */
export interface DeadlineView {
  readonly kind: ClockKind;
  /** Null while a pause leaves it open. */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  /** Working time that is left, for one that is paused. */
  readonly leftMs: number;
  readonly inOutage: boolean;
}

/** All clocks of a case, with their audit. */
export interface CaseClocks {
  /** The service level that fits; none when nothing is promised. */
  readonly level: string | null;
  readonly clocks: readonly SlaClock[];
}

export interface RemindedCase {
  readonly caseId: string;
  readonly number: string;
  readonly subject: string;
  readonly kind: ClockKind;
  readonly dueAt: number;
  readonly inOutage: boolean;
  readonly what: 'warned' | 'breached';
}

/** One case; or, when many came at once, how many there are by now, and the most urgent of those that came. */
export interface Reminder {
  readonly total: number;
  /** So many of all of them are over their time; the others will be. */
  readonly breached: number;
  readonly cases: readonly RemindedCase[];
}
