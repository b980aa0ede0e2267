import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import type { BoardPick } from '#domain/rules/live-board/board-counts.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import { CountButton } from './count-button.tsx';
import type { Picked } from './picked.ts';
import { WaitText } from './wait-text.tsx';

const tiles = ['overdue', 'soon', 'later', 'unassigned', 'us', 'customer', 'open'] as const satisfies BoardPick[];
const tones: Partial<Record<BoardPick, 'bad' | 'warn'>> = { overdue: 'bad', soon: 'warn' };

interface Props {
  readonly board: LiveBoard;
  onOpen(picked: Picked): void;
}

/** What is to be seen from across the room. */
export function NowTiles({ board, onOpen }: Props) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const {
    all,
    seesConnected,
    telephones: { ringing },
  } = board;
  return (
    <ul className={css.tiles} aria-label={t('now')}>
      {tiles.map((pick) => (
        <li key={pick} className={css.tile}>
          <span className={css.tileName}>{t(`pick.${pick}`)}</span>
          <span className={css.big}>
            <CountButton
              count={all[pick]}
              name={t(`pick.${pick}`)}
              picked={{ pick, clock: null, teamId: null, agentId: null }}
              tone={tones[pick]}
              onOpen={onOpen}
            />
          </span>
        </li>
      ))}
      <li className={css.tile}>
        <span className={css.tileName}>{t('longestWait')}</span>
        <span className={css.wait}>
          {all.waitsSince === null ? <span data-zero>{t('none')}</span> : <WaitText since={all.waitsSince} />}
        </span>
      </li>
      {seesConnected && (
        <li className={css.tile}>
          <span className={css.tileName}>{t('ringing')}</span>
          <span className={css.big}>
            <span
              className={css.number}
              data-zero={ringing === 0 || undefined}
              data-tone={ringing > 0 ? 'warn' : undefined}
            >
              {numberText(ringing, locale)}
            </span>
          </span>
        </li>
      )}
    </ul>
  );
}
