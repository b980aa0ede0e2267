import { type ClockStatus, slaClocks } from '../sla/sla-clocks.ts';
import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';
import { settled } from './settled.ts';

/** What the service level promised for a case: every promise of every clock, as the case's own panel shows them. */
export function promiseFacts(story: CaseStory): readonly Fact<'promise'>[] {
  const { facts, level, hours, outages, seenUntil, parts, isPromised } = story;
  if (!isPromised) return [];
  return slaClocks(facts, { level, hours, outages, now: seenUntil }).flatMap((clock) => {
    if (clock.state === 'not-applicable') return [];
    const { kind, earlier, ...last } = clock;
    return [...earlier, last].map((promise, n) => ({
      ...promiseFact(story, promise),
      id: `${parts.case.id}:${kind}:${n}`,
      clock: kind,
    }));
  });
}

function promiseFact({ common, holderAt, seenUntil }: CaseStory, promise: ClockStatus) {
  const { startedAt, dueAt, doneAt, usedMs, targetMs, recordedLate, breachedInOutage } = promise;
  const { settledAt, result } = settled(doneAt, dueAt);
  return {
    ...common,
    agentId: holderAt(Math.min(settledAt ?? seenUntil, seenUntil)),
    ...{ startedAt, dueAt, doneAt, settledAt, targetMs },
    result: result === 'broken' && breachedInOutage ? 'broken-in-outage' : result,
    usedMs: doneAt === null ? null : usedMs,
    recordedLate: recordedLate ? (1 as const) : (0 as const),
  };
}
