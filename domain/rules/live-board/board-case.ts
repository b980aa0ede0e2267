import type { CaseStatus, Channel } from '../../model/choices.ts';
import { minuteMs } from '../calendar/local-date.ts';
import type { ClockKind } from '../sla/service-level.ts';

/** What the board looks at in a case that is not finished. */
export interface BoardCase {
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly status: CaseStatus;
  readonly channel: Channel;
  readonly openedAt: number;
  readonly firstRepliedAt: number | null;
  /** Since when a message of the customer waits for an answer. */
  readonly awaitingSince: number | null;
  /** What is promised next, and by when; no time where nothing is promised or a pause leaves it open. */
  readonly clock: ClockKind | null;
  readonly dueAt: number | null;
}

/** How near the next promise of a case is. */
export const riskBands = ['overdue', 'soon', 'later'] as const;
export type RiskBand = (typeof riskBands)[number];

export const soonMs = 30 * minuteMs;
export const laterMs = 120 * minuteMs;

/** The last instant in time is the one that is due: later is missed. Null for what has more than two hours, or no time at all. */
export function bandOf(dueAt: number | null, now: number): RiskBand | null {
  if (dueAt === null || dueAt > now + laterMs) return null;
  if (dueAt < now) return 'overdue';
  return dueAt <= now + soonMs ? 'soon' : 'later';
}

/** Whose turn it is. Every open case waits for exactly one of them. */
export const turns = ['us', 'customer', 'others'] as const;
type Turn = (typeof turns)[number];

/** A message that waits for an answer makes it our turn, whatever the status says. */
export function turnOf({ status, awaitingSince }: Pick<BoardCase, 'status' | 'awaitingSince'>): Turn {
  if (awaitingSince !== null) return 'us';
  if (status === 'pending-customer') return 'customer';
  return status === 'pending-third-party' || status === 'on-hold' ? 'others' : 'us';
}

/**
 * Since when the customer waits for a word of ours: since their message, or since they opened the case. A case that was opened in a conversation, on the
 * phone or on a visit, was answered there.
 */
export function waitsSince(of: Omit<BoardCase, 'dueAt' | 'clock'>): number | null {
  if (of.awaitingSince !== null) return of.awaitingSince;
  const wasConversation = of.channel === 'phone' || of.channel === 'visit';
  return of.firstRepliedAt === null && !wasConversation && turnOf(of) === 'us' ? of.openedAt : null;
}
