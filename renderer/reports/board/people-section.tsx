import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardPerson, LiveBoard, OnScreen } from '#domain/contract/ipc/board-procedures.ts';
import type { BoardPick } from '#domain/rules/live-board/board-counts.ts';
import { numberText } from '../../state/format-number.ts';
import { clockTime } from '../../state/format-time.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import { CountButton } from './count-button.tsx';
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
  const { people, seesOthers, asOf } = board;
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
                  <Doing person={person} />
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

/** The cases on their screen; without any, when a trace of their work was last seen today. */
function Doing({ person: { cases, lastDoneAt } }: { readonly person: BoardPerson }) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  if (cases.length > 0)
    return (
      <ul className={css.screens}>
        {cases.map((each) => (
          <li key={each.caseId}>
            <Screen on={each} />
          </li>
        ))}
      </ul>
    );
  return (
    <span className={css.quiet}>
      {lastDoneAt === null ? t('people.nothingToday') : t('people.lastDone', { at: clockTime(lastDoneAt, locale) })}
    </span>
  );
}

function Screen({ on: { caseId, number, subject, doing } }: { readonly on: OnScreen }) {
  const { t } = useTranslation('board');
  if (number === null) return <span>{t('people.elsewhere')}</span>;
  return (
    <a className={css.case} href={hrefOf('cases', caseId, { queue: 'all' })}>
      <span className={css.caseNumber}>{number}</span> {subject}
      {doing === 'typing' && (
        <>
          {' '}
          <PencilLine size={13} aria-hidden="true" />
          <span className="hf-visually-hidden">{t('people.typing')}</span>
        </>
      )}
    </a>
  );
}
