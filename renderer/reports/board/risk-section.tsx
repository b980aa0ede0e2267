import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import { riskBands } from '#domain/rules/live-board/board-case.ts';
import css from './board.module.css';
import { BoardRowLine } from './board-row-line.tsx';
import { CountButton } from './count-button.tsx';
import type { Picked } from './picked.ts';

interface Props {
  readonly risk: LiveBoard['risk'];
  onOpen(picked: Picked): void;
}

/** What was missed and what is about to be, clock by clock, those that fall due first on top. */
export function RiskSection({ risk, onOpen }: Props) {
  const { t } = useTranslation(['board', 'sla']);
  return (
    <section className={css.card} aria-label={t('risk.title')}>
      <h2 className={css.title}>{t('risk.title')}</h2>
      <div className={css.bands}>
        {riskBands.map((band) => {
          const { total, clocks, rows } = risk[band];
          const picked = { pick: band, clock: null, teamId: null, agentId: null } as const;
          return (
            <section key={band} className={css.band} aria-label={t(`pick.${band}`)}>
              <h3 className={css.bandTitle} data-band={band}>
                {t(`pick.${band}`)}{' '}
                <CountButton count={total} name={t(`pick.${band}`)} picked={picked} onOpen={onOpen} />
              </h3>
              {clocks.length > 0 && (
                <ul className={css.clocks}>
                  {clocks.map(({ clock, total: some }) => (
                    <li key={clock}>
                      {t(`sla:clock.${clock}`)}{' '}
                      <CountButton
                        count={some}
                        name={`${t(`pick.${band}`)}, ${t(`sla:clock.${clock}`)}`}
                        picked={{ ...picked, clock }}
                        onOpen={onOpen}
                      />
                    </li>
                  ))}
                </ul>
              )}
              {rows.length === 0 ? (
                <p className={css.nothing}>{t('risk.none')}</p>
              ) : (
                <ul className={css.rows} aria-label={t('risk.rows', { band: t(`pick.${band}`) })}>
                  {rows.map((row) => (
                    <BoardRowLine key={row.id} row={row} />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
    </section>
  );
}
