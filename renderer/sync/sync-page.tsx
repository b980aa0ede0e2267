import { useTranslation } from 'react-i18next';
import { useRoute } from '../state/core-context.tsx';
import { Page } from '../ui/page.tsx';
import { ConflictsView } from './conflicts-view.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { NoticesView } from './notices-view.tsx';
import { OutboxView } from './outbox-view.tsx';
import { RescueCard } from './rescue-card.tsx';
import css from './sync.module.css';
import { SyncTabs, syncTabs } from './sync-tabs.tsx';

interface Props {
  /** Asks for the password again when the server wants it. */
  onSignInAgain(): void;
}

/** Where everything is that was done here: on the server, on its way, or in need of a decision. */
export function SyncPage({ onSignInAgain }: Props) {
  const { t } = useTranslation('sync');
  const asked = useRoute((route) => route.id);
  const tab = syncTabs.find((each) => each === asked) ?? 'outbox';
  return (
    <Page title={t('title')} sunken>
      <div className={css.page}>
        <ConnectionCard onSignInAgain={onSignInAgain} />
        <SyncTabs current={tab} />
        {tab === 'outbox' && (
          <>
            <OutboxView />
            <RescueCard />
          </>
        )}
        {tab === 'conflicts' && <ConflictsView />}
        {tab === 'notices' && <NoticesView />}
      </div>
    </Page>
  );
}
