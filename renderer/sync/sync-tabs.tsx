import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { PageTabs } from '../ui/page-tabs.tsx';

export const syncTabs = ['outbox', 'conflicts', 'notices'] as const;
export type SyncTab = (typeof syncTabs)[number];

/** The views of sync with what is open in each. */
export function SyncTabs({ current }: { readonly current: SyncTab }) {
  const { t } = useTranslation('sync');
  const counts = {
    outbox: useSync((sync) => sync.waiting + sync.needsYou),
    conflicts: useSync((sync) => sync.openConflicts),
    notices: useSync((sync) => sync.notices),
  };
  const tabs = syncTabs.map((name) => ({
    name,
    text: t(`views.${name}`),
    href: hrefOf('sync', name === 'outbox' ? null : name),
    count: counts[name],
  }));
  return <PageTabs label={t('views.label')} tabs={tabs} current={current} />;
}
