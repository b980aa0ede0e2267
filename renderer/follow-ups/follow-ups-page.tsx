import { Button, SegmentedControl, Select } from '@mantine/core';
import { CalendarCheck, Plus, Printer, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId, TeamId } from '#domain/model/ids.ts';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { MyGoals } from '../ui/goals/my-goals.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { EmergencySheet } from './emergency-sheet.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import css from './follow-ups.module.css';
import { FollowUpsCalendar } from './follow-ups-calendar.tsx';
import { HandOverAll } from './hand-over-all.tsx';
import { ScheduleFollowUp } from './schedule-follow-up.tsx';

const limit = 500;
const views = ['list', 'week', 'month'] as const;
type View = (typeof views)[number];

/** `#/follow-ups`, `#/follow-ups/<id>`, `#/follow-ups/new?customer=<id>`, `#/follow-ups/sheet`. */
export function FollowUpsPage() {
  const isSheet = useRoute((route) => route.id === 'sheet');
  return isSheet ? <EmergencySheet /> : <Promises />;
}

function Promises() {
  const { t } = useTranslation('follow-ups');
  const navigation = useNavigation();
  const teams = useOwnTeams();
  const [owner, setOwner] = useState<'me' | 'everyone'>('me');
  const [team, setTeam] = useState<TeamId | null>(null);
  const [status, setStatus] = useState<'open' | 'done'>('open');
  const [view, setView] = useState<View>('list');
  const [handingOver, setHandingOver] = useState(false);
  const id = useRoute((route) => route.id);
  const customer = useRoute((route) => route.params.customer ?? null);
  const teamId = owner === 'everyone' ? team : null;
  const found = useQuery(
    'followUps.list',
    { owner, teamId, status, limit },
    { collections: ['followUp', 'customer', 'case'], keepFormer: true },
  );
  const rows = found.value;
  const isCalendar = view !== 'list' && status === 'open';
  const mayHandOver = status === 'open' && rows !== undefined && rows.length > 0;
  useActions([
    { id: 'list.new', run: () => navigation.go('follow-ups', 'new') },
    ...views.map((each) => ({ id: `follow-up.${each}` as const, run: () => setView(each) })),
    { id: 'follow-up.handOverAll', applies: mayHandOver, run: () => setHandingOver(true) },
  ]);
  return (
    <Page
      title={t('title')}
      aside={
        rows && <span className="hf-number">{rows.length < limit ? rows.length : t('first', { count: limit })}</span>
      }
      actions={
        <>
          {status === 'open' && (
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={setView}
              data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
            />
          )}
          <SegmentedControl
            aria-label={t('whose')}
            value={owner}
            onChange={setOwner}
            data={[
              { value: 'me', label: t('mine') },
              { value: 'everyone', label: t('everyone') },
            ]}
          />
          {owner === 'everyone' && teams.length > 1 && (
            <Select
              className={css.team ?? ''}
              aria-label={t('team')}
              placeholder={t('allTeams')}
              data={teams.map((each) => ({ value: each.id as string, label: each.name }))}
              value={team}
              clearable
              onChange={(next) => setTeam(next as TeamId | null)}
            />
          )}
          <SegmentedControl
            aria-label={t('state')}
            value={status}
            onChange={setStatus}
            data={[
              { value: 'open', label: t('open') },
              { value: 'done', label: t('done') },
            ]}
          />
          {mayHandOver && (
            <Button
              variant="default"
              leftSection={<UserRoundPlus size={14} aria-hidden="true" />}
              onClick={() => setHandingOver(true)}
            >
              {t('handOver')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<Printer size={14} aria-hidden="true" />}
            onClick={() => navigation.go('follow-ups', 'sheet')}
          >
            {t('sheet.short')}
          </Button>
          <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('follow-ups', 'new')}>
            {t('new')}
          </Button>
        </>
      }
    >
      <MyGoals />
      {id === 'new' && <ScheduleFollowUp key={customer} customerId={customer as CustomerId | null} />}
      {handingOver && rows && <HandOverAll followUps={rows} onClose={() => setHandingOver(false)} />}
      {isCalendar ? (
        <FollowUpsCalendar
          span={view}
          owner={owner}
          teamId={teamId}
          onOpen={(followUp) => {
            setView('list');
            navigation.go('follow-ups', followUp.id);
          }}
        />
      ) : (
        <div className={css.page}>
          {!rows && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
          {rows?.length === 0 && <EmptyState icon={CalendarCheck} title={t(`none.${status}`)} hint={t('noneHint')} />}
          {rows && rows.length > 0 && <FollowUpList rows={rows} selectedId={id} showOwner={owner === 'everyone'} />}
        </div>
      )}
    </Page>
  );
}
