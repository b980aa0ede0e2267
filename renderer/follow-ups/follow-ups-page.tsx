import { Button, SegmentedControl } from '@mantine/core';
import { CalendarCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useQuery } from '../state/use-query.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import css from './follow-ups.module.css';
import { ScheduleFollowUp } from './schedule-follow-up.tsx';

const limit = 500;

/** `#/follow-ups`, `#/follow-ups/<id>`, `#/follow-ups/new?customer=<id>`. */
export function FollowUpsPage() {
  const { t } = useTranslation('follow-ups');
  const navigation = useNavigation();
  const [owner, setOwner] = useState<'me' | 'everyone'>('me');
  const [status, setStatus] = useState<'open' | 'done'>('open');
  const id = useRoute((route) => route.id);
  const customer = useRoute((route) => route.params.customer ?? null);
  const found = useQuery(
    'followUps.list',
    { owner, status, limit },
    { collections: ['followUp', 'customer', 'case'], keepFormer: true },
  );
  const rows = found.value;
  useActions([{ id: 'list.new', run: () => navigation.go('follow-ups', 'new') }]);
  return (
    <Page
      title={t('title')}
      aside={
        rows && <span className="hf-number">{rows.length < limit ? rows.length : t('first', { count: limit })}</span>
      }
      actions={
        <>
          <SegmentedControl
            aria-label={t('whose')}
            value={owner}
            onChange={setOwner}
            data={[
              { value: 'me', label: t('mine') },
              { value: 'everyone', label: t('everyone') },
            ]}
          />
          <SegmentedControl
            aria-label={t('state')}
            value={status}
            onChange={setStatus}
            data={[
              { value: 'open', label: t('open') },
              { value: 'done', label: t('done') },
            ]}
          />
          <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('follow-ups', 'new')}>
            {t('new')}
          </Button>
        </>
      }
    >
      {id === 'new' && <ScheduleFollowUp key={customer} customerId={customer as CustomerId | null} />}
      <div className={css.page}>
        {!rows && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
        {rows?.length === 0 && <EmptyState icon={CalendarCheck} title={t(`none.${status}`)} hint={t('noneHint')} />}
        {rows && rows.length > 0 && <FollowUpList rows={rows} selectedId={id} showOwner={owner === 'everyone'} />}
      </div>
    </Page>
  );
}
