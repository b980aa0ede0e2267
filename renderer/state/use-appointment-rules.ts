import { useMemo } from 'react';
import type { AgentId } from '#domain/model/ids.ts';
import { appointmentRulesOf, calendarsBy } from '#domain/rules/appointments/appointment-rules.ts';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { type AppointmentRules, appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { ownZone } from './use-follow-up-rules.ts';
import { useQuery } from './use-query.ts';

interface Rules {
  readonly rules: AppointmentRules;
  /** Whose hours the agent keeps. */
  calendarOf(agentId: AgentId): BusinessCalendar;
}

/** When appointments can be had here, and what is said of them. */
export function useAppointmentRules(): Rules {
  const definitions = { collections: ['definition'] } as const;
  const held = useQuery('definitions.list', { kind: 'appointment-rules' }, definitions).value;
  const calendars = useQuery('definitions.list', { kind: 'calendar' }, definitions).value;
  return useMemo(() => {
    const rules = appointmentRulesOf(held?.find(({ id }) => id === appointmentRulesId));
    return { rules, calendarOf: calendarsBy(rules, calendars ?? [], ownZone()) };
  }, [held, calendars]);
}
