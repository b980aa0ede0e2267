import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { TimeText } from '../ui/time-text.tsx';
import { OutboxLine } from './outbox-line.tsx';
import css from './sync.module.css';

/** Acknowledged by the server. A reply is "delivered" only when a channel has said so. */
export function SentRow({ row }: { readonly row: OutboxRow }) {
  const { t } = useTranslation('sync');
  return (
    <li className={css.row}>
      <OutboxLine
        row={row}
        stands={
          <>
            {t('onServerSince')} {row.sentAt !== null && <TimeText at={row.sentAt} />}
            {row.delivery && ` · ${t(`delivery.${row.delivery}`)}`}
          </>
        }
      />
    </li>
  );
}
