import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import { clockTime, dayText } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import css from './calendar.module.css';

/** What of the agent's own, or booked by them, stands in the way of something else: told to both sides until one of them moves. */
export function ClashBand({ onOpen }: { onOpen(appointment: AppointmentView): void }) {
  const { t } = useTranslation('appointments');
  const locale = useLocale();
  const { value = [] } = useQuery('appointments.clashes', {}, { collections: ['appointment', 'customer', 'agent'] });
  if (value.length === 0) return null;
  return (
    <section className={css.clashes} aria-label={t('clashes', { count: value.length })}>
      <strong>{t('clashes', { count: value.length })}</strong>
      <ul>
        {value.map((appointment) => (
          <li key={appointment.id}>
            <span>
              {dayText(appointment.startsAt, locale)} {clockTime(appointment.startsAt, locale)} ·{' '}
              {t('clashLine', {
                agent: appointment.agentName,
                name: appointment.customerName,
                other: appointment.clashes[0]?.customerName ?? '',
              })}
            </span>
            <Button size="compact-sm" variant="default" onClick={() => onOpen(appointment)}>
              {t('look', { name: appointment.customerName })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
