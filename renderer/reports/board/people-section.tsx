import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import type { BoardPick } from '#domain/rules/live-board/board-counts.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import { CountButton } from './count-button.tsx';
import { PersonDoing } from './person-doing.tsx';
import type { Picked } from './picked.ts';

interface Props {
  readonly board: LiveBoard;
  onOpen(picked: Picked): void;
}

const columns = ['open', 'overdue'] as const satisfies BoardPick[];

/** Who is on what, and what they have before them. */
export function PeopleSection({ board, onOpen }: Props) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const { people, seesOthers, seesConnected, asOf } = board;
  const teamOf = asOf.reach === 'own' ? t('people.own') : t('people.title');
  return (
    <section className={css.card} aria-label={teamOf}>
      <h2 className={css.title}>{teamOf}</h2>
      {!seesOthers && <p className={css.nothing}>{t('people.unseen')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className={css.scrolled} aria-label={t('people.table')} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col" className={css.on}>
                {t('people.on')}
              </th>
              {columns.map((pick) => (
                <th key={pick} scope="col">
                  {t(`pick.${pick}`)}
                </th>
              ))}
              <th scope="col">{t('people.due')}</th>
              <th scope="col">{t('people.promises')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.agentId}>
                <th scope="row">{person.name}</th>
                <td className={css.on}>
                  <PersonDoing person={person} seesConnected={seesConnected} />
                </td>
                {columns.map((pick) => (
                  <td key={pick}>
                    <CountButton
                      count={person[pick]}
                      name={`${person.name}, ${t(`pick.${pick}`)}`}
                      picked={{ pick, agentId: person.agentId, teamId: null, clock: null }}
                      tone={pick === 'overdue' ? 'bad' : undefined}
                      onOpen={onOpen}
                    />
                  </td>
                ))}
                <td>{numberText(person.due, locale)}</td>
                <td>{numberText(person.promises, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
