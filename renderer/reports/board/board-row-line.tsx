import { useTranslation } from 'react-i18next';
import type { BoardRow } from '#domain/contract/ipc/board-procedures.ts';
import { soonMs } from '#domain/rules/live-board/board-case.ts';
import { hrefOf } from '../../state/route.ts';
import { DeadlineBadge } from '../../ui/sla/deadline-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './board.module.css';

/** A case in a line: which, whose, what is due when; or since when its customer waits. */
export function BoardRowLine({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation('board');
  const { id, number, subject, teamName, assigneeName, clock, dueAt, inOutage, waitsSince } = row;
  return (
    <li className={css.row}>
      <a className={css.case} href={hrefOf('cases', id, { queue: 'all' })}>
        <span className={css.caseNumber}>{number}</span> {subject}
      </a>
      {clock !== null && dueAt !== null ? (
        <DeadlineBadge deadline={{ kind: clock, dueAt, warnAt: dueAt - soonMs, leftMs: 0, inOutage }} />
      ) : (
        <span />
      )}
      <span className={css.about}>
        <span>{[teamName, assigneeName ?? t('nobody')].filter((each) => each !== '').join(' · ')}</span>
        {waitsSince !== null && (
          <span>
            {t('waitsSince')} <TimeText at={waitsSince} />
          </span>
        )}
      </span>
    </li>
  );
}
