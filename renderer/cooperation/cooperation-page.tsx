import { SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { Page } from '../ui/page.tsx';
import css from './cooperation.module.css';
import { Approvals, Escalations, Handoffs } from './waiting-lists.tsx';

const tabs = ['for-us', 'from-us', 'escalations', 'approvals'] as const;
type Tab = (typeof tabs)[number];

/** `#/cooperation`, `#/cooperation/<tab>`: what others want of us, what we want of them, and what waits for a decision. */
export function CooperationPage() {
  const { t } = useTranslation('cooperation');
  const navigation = useNavigation();
  const id = useRoute((route) => route.id);
  const tab: Tab = tabs.find((each) => each === id) ?? 'for-us';
  const [finished, setFinished] = useState(false);
  const counts = useQuery('cooperation.counts', {}, { collections: ['handoff', 'escalation', 'compensation'] }).value;
  const waiting: Readonly<Record<Tab, number>> = {
    'for-us': counts?.handoffs ?? 0,
    'from-us': 0,
    escalations: counts?.escalations ?? 0,
    approvals: counts?.approvals ?? 0,
  };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Switch
            label={t('finished')}
            checked={finished}
            onChange={(event) => setFinished(event.currentTarget.checked)}
          />
          <SegmentedControl
            aria-label={t('tabs')}
            value={tab}
            onChange={(next) => navigation.go('cooperation', next)}
            data={tabs.map((each) => ({
              value: each,
              label: (
                <span className={css.tab}>
                  {t(`tab.${each}`)}
                  {waiting[each] > 0 && (
                    <span className={css.badge} title={t('waiting', { count: waiting[each] })}>
                      {waiting[each]}
                    </span>
                  )}
                </span>
              ),
            }))}
          />
        </>
      }
    >
      <div className={css.page}>
        {tab === 'escalations' ? (
          <Escalations finished={finished} />
        ) : tab === 'approvals' ? (
          <Approvals finished={finished} />
        ) : (
          <Handoffs key={tab} box={tab} finished={finished} />
        )}
      </div>
    </Page>
  );
}
