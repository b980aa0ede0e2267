import type { CaseStatus } from '../../model/choices.ts';
import type { MessageFact, SlaFacts, StatusFact } from './sla-facts.ts';

export interface StatusPeriod {
  readonly status: CaseStatus;
  readonly from: number;
  /** Not included; null for the status the case has now. */
  readonly to: number | null;
  readonly recordedAt: number | null;
}

/** A case's facts in their order, with no time before the case was opened and none after now. */
export interface CaseLife {
  readonly openedAt: number;
  readonly recordedAt: number | null;
  readonly inConversation: boolean;
  /** They follow one another without a gap; the last one goes on. None is empty, save that the last may just have begun. */
  readonly periods: readonly StatusPeriod[];
  readonly messages: readonly MessageFact[];
}

/**
 * Clocks go wrong, so every time is brought to where it can have been: nothing happened before the case was opened, nor after the server
 * had it recorded, nor after now. So no duration is ever negative, and facts may come in any order.
 */
export function caseLife(facts: SlaFacts, now: number): CaseLife {
  const possible = (at: number, recordedAt: number | null): number => Math.min(at, recordedAt ?? now, now);
  // 1970 is the earliest: a clock that says less says nothing.
  const openedAt = Math.max(0, possible(facts.openedAt, facts.recordedAt));
  const settled = <T extends { happenedAt: number; recordedAt: number | null }>(fact: T): T => ({
    ...fact,
    happenedAt: Math.max(openedAt, possible(fact.happenedAt, fact.recordedAt)),
  });
  return {
    openedAt,
    recordedAt: facts.recordedAt,
    inConversation: facts.inConversation,
    periods: periodsOf(openedAt, facts.moves.map(settled).sort(byTime)),
    messages: facts.messages.map(settled).sort(customerFirst),
  };
}

function periodsOf(openedAt: number, moves: readonly StatusFact[]): readonly StatusPeriod[] {
  const periods: StatusPeriod[] = [];
  let current: StatusPeriod = { status: 'new', from: openedAt, to: null, recordedAt: null };
  for (const { status, happenedAt, recordedAt } of moves) {
    if (status === current.status) continue;
    if (happenedAt > current.from) periods.push({ ...current, to: happenedAt });
    const before = periods.at(-1);
    // What was left and come back to in the same moment was never left.
    if (before?.status === status) {
      periods.pop();
      current = { ...before, to: null };
    } else current = { status, from: happenedAt, to: null, recordedAt };
  }
  return [...periods, current];
}

function byTime(a: StatusFact, b: StatusFact): number {
  return a.happenedAt - b.happenedAt || a.order - b.order;
}

/** An answer of the same moment as a question answers it. */
function customerFirst(a: MessageFact, b: MessageFact): number {
  return a.happenedAt - b.happenedAt || rank(a) - rank(b) || (a.recordedAt ?? 0) - (b.recordedAt ?? 0);
}

function rank({ from }: MessageFact): number {
  return from === 'customer' ? 0 : 1;
}
