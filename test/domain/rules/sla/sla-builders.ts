import type { CaseStatus } from '#domain/model/choices.ts';
import type { WorkingTime } from '#domain/rules/calendar/working-time.ts';
import type { ClockKind, ServiceLevel } from '#domain/rules/sla/service-level.ts';
import { type KeptClock, type Outage, type SlaContext, slaClocks } from '#domain/rules/sla/sla-clocks.ts';
import type { MessageFact, SlaFacts, StatusFact } from '#domain/rules/sla/sla-facts.ts';
import { aCalendar, at, timeOf } from '../calendar/calendars.ts';

/** Monday to Friday 9 to 17 UTC. */
export const officeHours: WorkingTime = timeOf(aCalendar());

/** A level with these targets, in working minutes. */
export function aLevel(
  minutes: Partial<Record<ClockKind, number>>,
  parts: Partial<Omit<ServiceLevel, 'targets'>> = {},
): ServiceLevel {
  const targets: ServiceLevel['targets'] = {};
  for (const [kind, value] of Object.entries(minutes)) targets[kind as ClockKind] = { minutes: value };
  return {
    fits: { types: [], priorities: [], tiers: [], teamIds: [] },
    calendarId: null,
    targets,
    warning: { share: 0.75 },
    conversationAnswers: false,
    ...parts,
  };
}

type Line =
  | readonly [when: string, who: 'customer' | 'agent', recorded?: string | undefined]
  | readonly [when: string, status: CaseStatus, recorded?: string | undefined];

/** A case by what happened to it: `aCase('2026-06-01T10:00Z', ['2026-06-01T11:00Z', 'agent'], …)`. */
export function aCase(opened: string, ...lines: readonly Line[]): SlaFacts {
  const messages: MessageFact[] = [];
  const moves: StatusFact[] = [];
  for (const [order, [when, what, recorded]] of lines.entries()) {
    const happened = { happenedAt: at(when), recordedAt: recorded === undefined ? null : at(recorded) };
    if (what === 'customer' || what === 'agent') messages.push({ ...happened, from: what });
    else moves.push({ ...happened, status: what, order });
  }
  return { openedAt: at(opened), recordedAt: null, inConversation: false, moves, messages };
}

export function contextAt(
  now: string,
  level: ServiceLevel,
  hours: WorkingTime = officeHours,
  outages: readonly Outage[] = [],
): SlaContext {
  return { level, hours, now: at(now), outages };
}

/** The one clock, which has to have begun. */
export function clockOf(kind: ClockKind, facts: SlaFacts, context: SlaContext): KeptClock {
  const clock = slaClocks(facts, context).find((each) => each.kind === kind);
  if (!clock || clock.state === 'not-applicable') throw new Error(`${kind} does not apply`);
  return clock;
}
