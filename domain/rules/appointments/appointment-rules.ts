import type { FieldsOf } from '../../model/collections.ts';
import type { AgentId } from '../../model/ids.ts';
import { type BusinessCalendar, businessCalendar, type Span } from '../calendar/business-calendar.ts';
import { type AppointmentRules, appointmentRulesContent } from '../definitions/appointment-rules.ts';

/** Where the workspace has said nothing. */
export const usualAppointmentRules: AppointmentRules = {
  ...{ calendarId: null, people: [], everyMinutes: 30, travelMinutes: 30, remindBefore: 15 },
  minutes: { visit: 60, call: 30 },
  confirmations: { visit: {}, call: {} },
};

type Defined = Pick<FieldsOf<'definition'>, 'kind' | 'active' | 'content'>;

/** What the workspace says about appointments. Nothing said, or switched off, leaves what is usual. */
export function appointmentRulesOf(defined: Defined | undefined): AppointmentRules {
  if (defined?.kind !== 'appointment-rules' || !defined.active) return usualAppointmentRules;
  return appointmentRulesContent.safeParse(defined.content).data ?? usualAppointmentRules;
}

/** Whose hours each agent keeps: their own calendar, the one for everybody, or nine to six from Monday to Friday by the clocks of `zone`. */
export function calendarsBy(
  rules: AppointmentRules,
  defined: readonly (Defined & { readonly id: string })[],
  zone: string,
): (agentId: AgentId) => BusinessCalendar {
  const calendars = new Map<string, BusinessCalendar>();
  for (const { id, kind, active, content } of defined) {
    // One that is switched off or cannot be read counts as not named.
    const calendar = kind === 'calendar' && active ? businessCalendar.safeParse(content).data : undefined;
    if (calendar) calendars.set(id, calendar);
  }
  const own = new Map<string, string>(rules.people.map(({ agentId, calendarId }) => [agentId, calendarId]));
  const everybodys = calendars.get(rules.calendarId ?? '') ?? officeWeek(zone);
  return (agentId) => calendars.get(own.get(agentId) ?? '') ?? everybodys;
}

const officeHours: readonly Span[] = [{ from: 9 * 60, to: 18 * 60 }];

function officeWeek(zone: string): BusinessCalendar {
  return {
    zone,
    weekly: {
      ...{ monday: officeHours, tuesday: officeHours, wednesday: officeHours, thursday: officeHours },
      ...{ friday: officeHours, saturday: [], sunday: [] },
    },
    holidays: [],
    special: [],
  };
}
