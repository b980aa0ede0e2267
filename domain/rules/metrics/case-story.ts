import type { Tier } from '../../model/choices.ts';
import { minuteMs } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import { type CaseLife, caseLife, type StatusPeriod } from '../sla/case-life.ts';
import type { ServiceLevel } from '../sla/service-level.ts';
import type { SlaBook } from '../sla/sla-book.ts';
import type { Outage } from '../sla/sla-clocks.ts';
import { factsOfTimeline, type SlaFacts } from '../sla/sla-facts.ts';
import { isFinished } from '../status-machine.ts';
import type { CaseParts, EntryPart } from './case-parts.ts';
import { roundTheClock } from './round-the-clock.ts';

/** What several facts of a case are told from: worked out once. */
export interface CaseStory {
  readonly parts: CaseParts;
  /** What its facts have in common. */
  readonly common: {
    readonly caseId: string;
    readonly teamId: string | null;
    readonly type: string | null;
    readonly channel: string | null;
    readonly priority: string | null;
    readonly tier: Tier | null;
    readonly product: string | null;
  };
  readonly facts: SlaFacts;
  readonly life: CaseLife;
  readonly level: ServiceLevel;
  readonly hours: WorkingTime;
  /** Whether the workspace promises anything: else `level` is only what is usual. */
  readonly isPromised: boolean;
  /** A moment behind the last that its records tell of: a deadline that fell within them is over by then. */
  readonly seenUntil: number;
  readonly outages: readonly Outage[];
  /** The stretches in which it was not finished, in order. */
  readonly spells: readonly Spell[];
  /** An entry's time, brought to where it can have been as all times of the life are. */
  timeOf(entry: EntryPart): number;
  /** Who had the case at a moment; what was given then is theirs. */
  holderAt(at: number): string | null;
}

interface Spell {
  readonly from: number;
  /** When it was solved or closed; null while it is not. */
  readonly to: number | null;
}

/** What is done without a network is recorded this long after it happened, at the least. */
const outageMs = 5 * minuteMs;

export function caseStory(parts: CaseParts, book: SlaBook): CaseStory {
  const { id, externalId, teamId, type, channel, priority } = parts.case;
  const own = { ...parts.case, ...(externalId === null ? {} : { recordedAt: null }) };
  const entries = parts.entries.map((entry) => (entry.externalId === null ? entry : { ...entry, recordedAt: null }));
  const promised = book.promisedTo({ type, priority, tier: parts.tier ?? 'standard', teamId });
  const { level, hours } = promised ?? roundTheClock;
  const facts = factsOfTimeline(own, entries);
  const seenUntil = lastMoment(facts, entries);
  const life = caseLife(facts, seenUntil);
  return {
    parts: { ...parts, case: own, entries },
    common: { caseId: id, teamId, type, channel, priority, tier: parts.tier, product: parts.product },
    ...{ facts, life, level, hours, isPromised: promised !== undefined, seenUntil },
    outages: externalId === null ? outagesOf(own, entries) : [],
    spells: spellsOf(life.periods),
    timeOf: ({ happenedAt, recordedAt }) =>
      Math.max(life.openedAt, Math.min(happenedAt, recordedAt ?? seenUntil, seenUntil)),
    holderAt: holderOf(own.assigneeId, entries),
  };
}

function lastMoment({ openedAt, recordedAt, moves }: SlaFacts, entries: readonly EntryPart[]): number {
  let last = Math.max(openedAt, recordedAt ?? 0);
  for (const { happenedAt } of moves) last = Math.max(last, happenedAt);
  for (const entry of entries) last = Math.max(last, entry.happenedAt, entry.recordedAt ?? 0);
  return last + 1;
}

/**
 * When somebody who worked on the case had no server: from what they did until it was recorded. A customer's words do not tell it, for those may be
 * written down a good while after they were said.
 */
function outagesOf(own: CaseParts['case'], entries: readonly EntryPart[]): readonly Outage[] {
  const done = entries.filter(({ kind }) => kind === 'message-out' || kind === 'assignment' || kind === 'status');
  return [{ happenedAt: own.openedAt, recordedAt: own.recordedAt }, ...done].flatMap(({ happenedAt, recordedAt }) =>
    recordedAt !== null && recordedAt - happenedAt > outageMs ? [{ from: happenedAt, to: recordedAt }] : [],
  );
}

function spellsOf(periods: readonly StatusPeriod[]): readonly Spell[] {
  const spells: Spell[] = [];
  let from: number | null = null;
  for (const [n, period] of periods.entries()) {
    // Opened and solved in one moment: then it was there for no time, but it was there.
    if (n === 0 && isFinished(period.status)) spells.push({ from: period.from, to: period.from });
    if (!isFinished(period.status)) from ??= period.from;
    else if (from !== null) {
      spells.push({ from, to: period.from });
      from = null;
    }
  }
  if (from !== null) spells.push({ from, to: null });
  return spells;
}

function holderOf(now: string | null, entries: readonly EntryPart[]): CaseStory['holderAt'] {
  const given = entries
    .flatMap(({ kind, data, happenedAt }) => {
      const change = kind === 'assignment' ? data?.changes?.find(({ field }) => field === 'assigneeId') : undefined;
      return change ? [{ from: typeof change.from === 'string' ? change.from : null, at: happenedAt }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  return (at) => {
    const next = given.find((each) => each.at > at);
    return next ? next.from : now;
  };
}
