import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import { confirmationTemplate, confirmationText } from '#domain/rules/appointments/confirmation.ts';
import { clockIn, dayWithWeekdayIn } from '../../state/format-day.ts';
import { useAppointmentRules } from '../../state/use-appointment-rules.ts';

/** What the customer is told of an appointment: by the workspace's template, in their language, by the clocks of the agent's calendar. */
export function useConfirmation(appointment: AppointmentView): string {
  const { rules, calendarOf } = useAppointmentRules();
  const { kind, customerLanguage: language, startsAt, agentId } = appointment;
  const { zone } = calendarOf(agentId);
  return confirmationText(confirmationTemplate(rules, kind, language), {
    customerName: appointment.customerName,
    date: dayWithWeekdayIn(startsAt, zone, language),
    time: clockIn(startsAt, zone, language),
    place: appointment.place,
    agentName: appointment.agentName,
    number: appointment.caseNumber ?? '',
  });
}
