import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useSync } from '../state/core-context.tsx';
import { OutboxLine } from './outbox-line.tsx';
import css from './sync.module.css';
import { TakeBack } from './take-back.tsx';

interface Props {
  readonly row: OutboxRow;
  onLeave(): void;
}

/** Something that waits for the server, which can be taken back or written on until it has left. */
export function WaitingRow({ row, onLeave }: Props) {
  const { t } = useTranslation('sync');
  const connection = useSync((sync) => sync.connection);
  const [asking, setAsking] = useState<'cancel' | 'edit' | null>(null);
  const stands = row.state === 'sending' ? t('sending') : t(`waitsFor.${connection}`);
  const actions = row.cancellable && asking === null && (
    <div className={css.actions}>
      {row.editable && (
        <Button variant="subtle" onClick={() => setAsking('edit')}>
          {t('edit')}
        </Button>
      )}
      <Button variant="subtle" onClick={() => setAsking('cancel')}>
        {t('takeBack')}
      </Button>
    </div>
  );
  return (
    <li className={css.row}>
      <OutboxLine row={row} stands={stands} actions={actions} />
      {asking !== null && row.cancellable && (
        <TakeBack row={row} toEdit={asking === 'edit'} onKeep={() => setAsking(null)} onGone={onLeave} />
      )}
    </li>
  );
}
