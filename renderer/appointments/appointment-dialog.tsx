import { Modal } from '@mantine/core';
import { CalendarX2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentId } from '#domain/model/ids.ts';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { AppointmentCard } from '../ui/appointment/appointment-card.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import css from './calendar.module.css';

interface Props {
  readonly appointmentId: AppointmentId;
  onClose(): void;
}

/** One appointment: whom it is with, and what can be done about it. */
export function AppointmentDialog({ appointmentId, onClose }: Props) {
  const { t } = useTranslation(['appointments', 'common']);
  const found = useQuery(
    'appointments.get',
    { appointmentId },
    { collections: ['appointment', 'customer', 'case', 'agent'], keepFormer: true },
  );
  const appointment = found.value;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={appointment?.customerName ?? t('title')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {appointment === undefined && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
      {appointment === null && <EmptyState icon={CalendarX2} title={t('gone')} />}
      {appointment && (
        <>
          <p className={css.about}>
            <a href={hrefOf('customers', appointment.customerId)}>{appointment.customerName}</a>
            {appointment.customerPhone && (
              <a href={`tel:${appointment.customerPhone.replace(/[^\d+]/g, '')}`}>{appointment.customerPhone}</a>
            )}
            {appointment.caseId && <a href={hrefOf('cases', appointment.caseId)}>{appointment.caseNumber}</a>}
            <span>{t('bookedBy', { name: appointment.bookedByName })}</span>
          </p>
          <AppointmentCard appointment={appointment} />
        </>
      )}
    </Modal>
  );
}
