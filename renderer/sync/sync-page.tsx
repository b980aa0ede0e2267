import { useTranslation } from 'react-i18next';
import { useQuery } from '../state/use-query.ts';
import { Page } from '../ui/page.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { ConflictList } from './conflict-list.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { RefusedList } from './refused-list.tsx';
import css from './sync.module.css';
import { WaitingList } from './waiting-list.tsx';

interface Props {
  /** Asks for the password again when the server wants it. */
  onSignInAgain(): void;
}

/** Where everything is that was done here: on the server, on its way, or in need of a decision. */
export function SyncPage({ onSignInAgain }: Props) {
  const { t } = useTranslation('sync');
  const outbox = useQuery('outbox.list', {}, { collections: ['outbox'] });
  const conflicts = useQuery('conflicts.list', { state: 'open' }, { collections: ['conflict', 'case', 'customer'] });
  const failure = outbox.failure ?? conflicts.failure;
  const refused = outbox.value?.filter((row) => row.state === 'refused') ?? [];
  const waiting = outbox.value?.filter((row) => row.state !== 'refused') ?? [];
  return (
    <Page title={t('title')} sunken>
      <div className={css.page}>
        <ConnectionCard onSignInAgain={onSignInAgain} />
        {!outbox.value || !conflicts.value ? (
          failure ? (
            <FailureState failure={failure} />
          ) : (
            <LoadingState />
          )
        ) : (
          <>
            {refused.length > 0 && <RefusedList rows={refused} />}
            {conflicts.value.length > 0 && <ConflictList conflicts={conflicts.value} />}
            <WaitingList rows={waiting} />
          </>
        )}
      </div>
    </Page>
  );
}
