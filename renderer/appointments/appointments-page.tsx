import { Button, SegmentedControl, Select } from '@mantine/core';
import dayjs from 'dayjs';
import { CalendarX2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentId, AppointmentId, CustomerId, TeamId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useAgent, useNavigation, useRoute } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useOwnTeams, usePeople } from '../state/use-people.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { AppointmentsCalendar } from './appointments-calendar.tsx';
import { BookDialog } from './book-dialog.tsx';
import css from './calendar.module.css';
import { ClashBand } from './clash-band.tsx';

const spans = ['week', 'day'] as const;
const everybody = 'everybody';
const usualHour = 9;

/** `#/appointments`, `#/appointments/<id>`, `#/appointments/new?customer=<id>`. */
export function AppointmentsPage() {
  const { t } = useTranslation('appointments');
  const navigation = useNavigation();
  const me = useAgent();
  const teams = useOwnTeams();
  const { agents } = usePeople();
  const [span, setSpan] = useState<(typeof spans)[number]>('week');
  const [agentId, setAgent] = useState<AgentId | null>(me.id);
  const [team, setTeam] = useState<TeamId | null>(null);
  const [startsAt, setStart] = useState<number | null>(null);
  const id = useRoute((route) => route.id);
  const customer = useRoute((route) => route.params.customer ?? null);
  const teamId = team ?? teams[0]?.id ?? null;
  const book = (at: number | null) => {
    setStart(at);
    navigation.go('appointments', 'new');
  };
  const close = () => {
    setStart(null);
    navigation.go('appointments');
  };
  useActions([
    { id: 'list.new', run: () => book(null) },
    ...spans.map((each) => ({ id: `appointment.${each}` as const, run: () => setSpan(each) })),
  ]);
  const colleagues = agents.filter((agent) => agent.active && teamId !== null && mayWorkIn(agent, teamId));
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <SegmentedControl
            aria-label={t('view')}
            value={span}
            onChange={setSpan}
            data={spans.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
          <Select
            className={css.whose ?? ''}
            aria-label={t('whose')}
            data={[
              { value: everybody, label: t('everybody') },
              ...colleagues.map((agent) => ({ value: agent.id as string, label: agent.name })),
            ]}
            value={agentId ?? everybody}
            allowDeselect={false}
            searchable
            onChange={(next) => setAgent(next === everybody ? null : (next as AgentId))}
          />
          {teams.length > 1 && (
            <Select
              className={css.whose ?? ''}
              aria-label={t('team')}
              data={teams.map((each) => ({ value: each.id as string, label: each.name }))}
              value={teamId}
              allowDeselect={false}
              onChange={(next) => setTeam(next as TeamId)}
            />
          )}
          <Button leftSection={<Plus size={14} />} disabled={teamId === null} onClick={() => book(null)}>
            {t('new')}
          </Button>
        </>
      }
    >
      {teamId === null ? (
        <EmptyState icon={CalendarX2} title={t('noTeam')} />
      ) : (
        <div className={css.calendar}>
          <ClashBand onOpen={({ id: clashing }) => navigation.go('appointments', clashing)} />
          <AppointmentsCalendar
            span={span}
            agentId={agentId}
            teamId={teamId}
            onOpen={(appointment) => navigation.go('appointments', appointment.id)}
            onBook={({ day }) => book(dayjs(day).hour(usualHour).valueOf())}
          />
          {id === 'new' && (
            <BookDialog
              key={customer}
              customerId={customer as CustomerId | null}
              teamId={teamId}
              startsAt={startsAt}
              onClose={close}
            />
          )}
          {id !== null && id !== 'new' && <AppointmentDialog appointmentId={id as AppointmentId} onClose={close} />}
        </div>
      )}
    </Page>
  );
}
