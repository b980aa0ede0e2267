import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId, TeamId } from '#domain/model/ids.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { BookingForm } from '../ui/appointment/booking-form.tsx';
import { pickedOf } from '../ui/customer-picker.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';

interface Props {
  /** The customer it is for, where that is known already. */
  readonly customerId: CustomerId | null;
  readonly teamId: TeamId;
  readonly startsAt: number | null;
  onClose(): void;
}

/** Books an appointment without a case. */
export function BookDialog({ customerId, teamId, startsAt, onClose }: Props) {
  const { t } = useTranslation(['appointments', 'common']);
  const teams = useOwnTeams();
  const [team, setTeam] = useState(teamId);
  const shared = { caseId: null, teamId: team, startsAt, onDone: onClose };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('newTitle')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {teams.length > 1 && (
        <Select
          label={t('team')}
          data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={team}
          allowDeselect={false}
          mb="sm"
          onChange={(next) => next && setTeam(next as TeamId)}
        />
      )}
      {customerId === null ? (
        <BookingForm key={team} {...shared} customer={null} />
      ) : (
        <BookFor key={team} {...shared} customerId={customerId} />
      )}
    </Modal>
  );
}

type BookForProps = Omit<Parameters<typeof BookingForm>[0], 'customer' | 'place'> & { readonly customerId: CustomerId };

function BookFor({ customerId, ...rest }: BookForProps) {
  const found = useQuery('customers.get', { customerId });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  const { id, fields } = found.value;
  const address = fields.contactPoints.find(({ kind }) => kind === 'address')?.value ?? '';
  return (
    <BookingForm
      {...rest}
      customer={pickedOf({ id, name: fields.name, contactPoints: fields.contactPoints })}
      place={address}
    />
  );
}
