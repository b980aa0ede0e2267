import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import { clockTime, minuteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import { useCounted } from './use-counted.ts';

/** As of when the board is true, whose work it is of, and what it cannot know. */
export function BoardStamp({ board: { asOf, seesOthers } }: { readonly board: LiveBoard }) {
  const { t } = useTranslation(['board', 'reports']);
  const locale = useLocale();
  const { at, lastSyncedAt, behind, waiting, reach } = asOf;
  const said = useCounted();
  return (
    <div className={css.stamp}>
      <strong>{t('asOf', { at: clockTime(at, locale) })}</strong>
      <span>{t(`reports:asOf.reach.${reach}`)}</span>
      {waiting > 0 && <span>{t('reports:asOf.waiting', said(waiting))}</span>}
      {behind > 0 && <span>{t('reports:asOf.behind', said(behind))}</span>}
      <span role="status" className={css.cut}>
        {!seesOthers && (
          <>
            <WifiOff size={14} aria-hidden="true" />{' '}
            {lastSyncedAt === null ? t('cutOffNever') : t('cutOff', { at: minuteTime(lastSyncedAt, locale) })}
          </>
        )}
      </span>
    </div>
  );
}
