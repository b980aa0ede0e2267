import { useMemo } from 'react';
import { alwaysOpen, businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type FollowUpRules, followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { followUpRulesOf } from '#domain/rules/follow-up-rules.ts';
import { nextTry } from '#domain/rules/retry.ts';
import { zoneHere } from './format-day.ts';
import { useQuery } from './use-query.ts';

/** The zone of this machine, where an agent's days begin and end. */
export function ownZone(): string {
  return zoneHere() || 'UTC';
}

interface Rules {
  readonly rules: FollowUpRules;
  /** When to try again after so many tries in vain; null where no hours allow it. */
  propose(attempts: number, now: number): number | null;
}

/** How the workspace wants call-backs to be tried again, and what an unsatisfied customer sets off. */
export function useFollowUpRules(): Rules {
  const definitions = { collections: ['definition'] } as const;
  const held = useQuery('definitions.list', { kind: 'follow-up-rules' }, definitions).value;
  const calendars = useQuery('definitions.list', { kind: 'calendar' }, definitions).value;
  return useMemo(() => {
    const rules = followUpRulesOf(held?.find(({ id }) => id === followUpRulesId));
    const named = calendars?.find(({ id }) => id === rules.calendarId);
    const calendar = (named && businessCalendar.safeParse(named.content).data) ?? alwaysOpen;
    const zone = calendar === alwaysOpen ? ownZone() : calendar.zone;
    const [hours, zones] = [createCalendarCache().workingTime(calendar), createZoneOffsets()];
    return { rules, propose: (attempts, now) => nextTry(rules, { attempts, now, hours, zone, zones }) ?? null };
  }, [held, calendars]);
}
