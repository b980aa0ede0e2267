import { CircleCheck, GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { OutboxGroup } from './outbox-group.tsx';
import { RefusedRow } from './refused-row.tsx';
import { SentRow } from './sent-row.tsx';
import css from './sync.module.css';
import { WaitingRow } from './waiting-row.tsx';

/** Everything that was done here, by where it stands: it needs somebody, it waits, or the server has it. */
export function OutboxView() {
  const { t } = useTranslation('sync');
  const openConflicts = useSync((sync) => sync.openConflicts);
  return (
    <>
      <OutboxGroup
        group="needs-you"
        title={t('needsYouTitle')}
        headCount={openConflicts}
        head={
          openConflicts > 0 && (
            <p className={css.nothing} data-tone="warn">
              <GitCompareArrows size={16} aria-hidden="true" />
              <a href={hrefOf('sync', 'conflicts')}>{t('conflictsOpen', { count: openConflicts })}</a>
            </p>
          )
        }
        renderRow={(row, leave) => <RefusedRow key={row.uid} row={row} onLeave={leave} />}
      />
      <OutboxGroup
        group="waiting"
        title={t('waitingTitle')}
        empty={
          <p className={css.nothing}>
            <CircleCheck size={16} aria-hidden="true" />
            {t('nothingWaits')}
          </p>
        }
        renderRow={(row, leave) => <WaitingRow key={row.uid} row={row} onLeave={leave} />}
      />
      <OutboxGroup group="sent" title={t('sentTitle')} renderRow={(row) => <SentRow key={row.uid} row={row} />} />
    </>
  );
}
