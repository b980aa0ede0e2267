import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useAppointmentRules } from '../../state/use-appointment-rules.ts';
import { downloadText } from '../download-text.ts';
import { useConfirmation } from './use-confirmation.ts';

/** Saves an appointment as a file that the customer's calendar takes, by the clocks of the agent's calendar. */
export function useCalendarFile(appointment: AppointmentView): () => Promise<void> {
  const { t } = useTranslation('appointments');
  const notify = useNotify();
  const text = useConfirmation(appointment);
  const { calendarOf } = useAppointmentRules();
  const { zone } = calendarOf(appointment.agentId);
  return async () => {
    // What writes it is large, and seldom wanted.
    const { appointmentIcs } = await import('#domain/rules/appointments/appointment-ics.ts');
    const file = `appointment-${appointment.id.slice(0, 8)}.ics`;
    const words = appointment.state === 'cancelled' ? '' : text;
    const ics = appointmentIcs(appointment, { zone, zones: createZoneOffsets(), text: words, now: Date.now() });
    downloadText(file, 'text/calendar', ics);
    notify({ tone: 'good', text: t('calendarSaved', { file }) });
  };
}
