import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import type { BoardPick } from '#domain/rules/live-board/board-counts.ts';
import css from './board.module.css';
import { CountButton } from './count-button.tsx';
import type { Picked } from './picked.ts';
import { WaitText } from './wait-text.tsx';

const columns = ['unassigned', 'us', 'customer', 'others', 'open', 'overdue', 'soon'] as const satisfies BoardPick[];

interface Props {
  readonly teams: LiveBoard['teams'];
  onOpen(picked: Picked): void;
}

/** Team by team: what lies there, whose turn it is, and who waits longest. */
export function TeamTable({ teams, onOpen }: Props) {
  const { t } = useTranslation('board');
  return (
    <section className={css.card} aria-label={t('teams')}>
      <h2 className={css.title}>{t('teams')}</h2>
      {teams.length === 0 ? (
        <p className={css.nothing}>{t('noTeams')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
        <section className={css.scrolled} aria-label={t('teamTable')} tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('team')}</th>
                {columns.map((pick) => (
                  <th key={pick} scope="col">
                    {t(`pick.${pick}`)}
                  </th>
                ))}
                <th scope="col">{t('longestWait')}</th>
              </tr>
            </thead>
            <tbody>
              {teams.map(({ teamId, name, waitsSince, ...counts }) => (
                <tr key={teamId}>
                  <th scope="row">{name}</th>
                  {columns.map((pick) => (
                    <td key={pick}>
                      <CountButton
                        count={counts[pick]}
                        name={`${name}, ${t(`pick.${pick}`)}`}
                        picked={{ pick, teamId, clock: null, agentId: null }}
                        tone={pick === 'overdue' ? 'bad' : undefined}
                        onOpen={onOpen}
                      />
                    </td>
                  ))}
                  <td>{waitsSince === null ? t('none') : <WaitText since={waitsSince} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
