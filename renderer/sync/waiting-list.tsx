import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { Section } from '../ui/section.tsx';
import css from './sync.module.css';
import { WaitingRow } from './waiting-row.tsx';

/** A day offline can leave thousands; so many are drawn at a time. */
const step = 100;

export function WaitingList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { t } = useTranslation('sync');
  const [shown, setShown] = useState(step);
  const byUid = useMemo(() => new Map<string, OutboxRow>(rows.map((row) => [row.uid, row])), [rows]);
  const more = rows.length - shown;
  return (
    <Section title={t('waitingTitle')} count={rows.length}>
      {rows.length === 0 ? (
        <p className={css.nothing}>
          <CircleCheck size={16} aria-hidden="true" />
          {t('nothingWaits')}
        </p>
      ) : (
        <ol className={css.rows}>
          {rows.slice(0, shown).map((row) => (
            <WaitingRow
              key={row.uid}
              row={row}
              dependents={row.dependents.flatMap((uid) => {
                const dependent = byUid.get(uid);
                return dependent ? [dependent] : [];
              })}
            />
          ))}
          {more > 0 && (
            <li className={css.row}>
              <Button variant="subtle" onClick={() => setShown(shown + step)}>
                {t('showMore', { count: more })}
              </Button>
            </li>
          )}
        </ol>
      )}
    </Section>
  );
}
