import { Button } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { AppointmentCard } from '../../ui/appointment/appointment-card.tsx';
import { BookingForm } from '../../ui/appointment/booking-form.tsx';
import { pickedOf } from '../../ui/customer-picker.tsx';
import css from './follow-ups-card.module.css';

const mostShown = 5;

/** The visits and calls that were agreed for this case, the next ones, and one click to book another. */
export function AppointmentsCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('appointments');
  const [booking, setBooking] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const { value = [] } = useQuery(
    'appointments.list',
    { caseId: detail.id, limit: mostShown },
    { collections: ['appointment', 'customer', 'agent'] },
  );
  const book = () => {
    flushSync(() => setBooking(true));
    card.current?.querySelector('input')?.focus();
  };
  useActions([{ id: 'case.appointment', run: book }]);
  const { customer } = detail;
  const address = customer?.contactPoints.find(({ kind }) => kind === 'address')?.value ?? '';
  return (
    <div ref={card} className={css.card} data-empty={(value.length === 0 && !booking) || undefined}>
      {value.length === 0 && !booking && <p className={css.none}>{t('noneOnCase')}</p>}
      {value.map((appointment) => (
        <AppointmentCard key={appointment.id} appointment={appointment} />
      ))}
      {booking ? (
        <BookingForm
          caseId={detail.id}
          customer={customer && pickedOf(customer)}
          place={address}
          teamId={detail.fields.teamId}
          onDone={() => setBooking(false)}
        />
      ) : (
        <Button variant="default" leftSection={<CalendarPlus size={14} aria-hidden="true" />} onClick={book}>
          {t('book')}
        </Button>
      )}
    </div>
  );
}
