import { Button } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveHit, ArchiveHits } from '#domain/contract/ipc/archive-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useSync } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useProcedure } from '../../state/use-command.ts';
import { StatusBadge } from '../status-badge.tsx';
import { TimeText } from '../time-text.tsx';
import css from './archive-search.module.css';

interface Props {
  /** What to look for: words or a number, a customer's cases, or both. Another search begins anew (use it as the key). */
  readonly text?: string;
  readonly customerId?: CustomerId;
  readonly label: string;
  onOpen(caseId: string): void;
}

/** Asks the server for cases closed long ago, which no device holds; those found stand apart from the list. */
export function ArchiveSearch({ text = '', customerId, label, onOpen }: Props) {
  const { t } = useTranslation();
  const isOnline = useSync((sync) => sync.connection === 'online');
  const { call, running } = useProcedure();
  const [hits, setHits] = useState<ArchiveHits | null>(null);
  const find = async () => {
    const found = await call('archive.find', { text, ...(customerId ? { customerId } : {}) });
    if (found.ok) setHits(found.value);
  };
  const open = async ({ id }: ArchiveHit) => {
    const opened = await call('archive.open', { caseId: id });
    if (opened.ok) onOpen(id);
  };
  if (!hits)
    return (
      <div className={css.ask}>
        <Button
          variant="subtle"
          leftSection={<Archive size={14} aria-hidden="true" />}
          loading={running}
          disabled={!isOnline}
          onClick={() => void find()}
        >
          {label}
        </Button>
        {!isOnline && <span className={css.hint}>{t('archive.needsNetwork')}</span>}
      </div>
    );
  return (
    <section className={css.results} aria-label={t('archive.title')}>
      <h3 className={css.title} aria-live="polite">
        <Archive size={14} aria-hidden="true" />
        {t('archive.found', { count: hits.rows.length })}
        {hits.more && <span className={css.hint}>{t('archive.more')}</span>}
      </h3>
      <ul className={css.list}>
        {hits.rows.map((hit) => (
          <li key={hit.id}>
            <a
              href={hrefOf('cases', hit.id)}
              className={css.hit}
              aria-disabled={running || undefined}
              onClick={(event) => {
                event.preventDefault();
                if (!running) void open(hit);
              }}
            >
              <span className={`${css.number} hf-number`}>{hit.number}</span>
              <span className={css.subject}>{hit.subject}</span>
              <span className={css.about}>{hit.customerName}</span>
              <StatusBadge status={hit.status} />
              <TimeText at={hit.lastActivityAt} className={css.time ?? ''} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
