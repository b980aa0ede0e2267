import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentReminder } from '#domain/contract/ipc/appointment-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { relativeTime } from '../../state/format-time.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useLocale } from '../../state/use-locale.ts';
import { notifyOutside } from './notify-outside.ts';

/** Says which appointments are about to begin: in the window, to be opened, and by the system where it was allowed to. */
export function useAppointmentReminders(): void {
  const { t } = useTranslation('appointments');
  const locale = useLocale();
  const { link, navigation } = useCore();
  const notify = useNotify();
  useEffect(() => {
    const told = ({ total, appointments }: AppointmentReminder): string => {
      const [only] = appointments;
      if (total !== 1 || !only) return t('reminder.many', { count: total });
      const when = relativeTime(only.startsAt, Date.now(), locale);
      const words = t(`reminder.${only.kind}`, { name: only.customerName, when });
      return only.place === '' ? words : t('reminder.at', { words, place: only.place });
    };
    return link.on('appointmentReminder', (reminder) => {
      const text = told(reminder);
      const [first] = reminder.appointments;
      const open = () => navigation.go('appointments', reminder.total === 1 ? (first?.appointmentId ?? null) : null);
      notify({ tone: 'plain', text, actions: [{ label: t('reminder.open'), run: open }] });
      notifyOutside(text, open);
    });
  }, [link, navigation, notify, t, locale]);
}
