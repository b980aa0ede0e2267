import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import css from './sync-tabs.module.css';

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
  return (
    <nav className={css.tabs} aria-label={t('views.label')}>
      {syncTabs.map((tab) => (
        <a
          key={tab}
          href={hrefOf('sync', tab === 'outbox' ? null : tab)}
          className={css.tab}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t(`views.${tab}`)}
          {counts[tab] > 0 && <span className={css.count}>{counts[tab]}</span>}
        </a>
      ))}
    </nav>
  );
}
