import { PencilLine, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardPerson, OnScreen } from '#domain/contract/ipc/board-procedures.ts';
import type { Telephone } from '#domain/contract/wire/live.ts';
import { clockTime } from '../../state/format-time.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import { CountingText } from './counting-text.tsx';
import { useCounted } from './use-counted.ts';

interface Props {
  readonly person: BoardPerson;
  /** Whether it is known who is connected. */
  readonly seesConnected: boolean;
}

/** What their telephone does and the cases on their screen; without any, whether they are there, and when a trace of their work was last seen. */
export function PersonDoing({ person: { cases, here, lastDoneAt }, seesConnected }: Props) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  return (
    <>
      {here?.telephone && <OnTelephone telephone={here.telephone} />}
      {cases.length > 0 && (
        <ul className={css.screens}>
          {cases.map((each) => (
            <li key={each.caseId}>
              <Screen on={each} />
            </li>
          ))}
        </ul>
      )}
      {cases.length === 0 && (
        <span className={css.traces}>
          {here && <span>{t('people.noCase', { at: clockTime(here.since, locale) })}</span>}
          {!here && seesConnected && <span>{t('people.notHere')}</span>}
          {lastDoneAt !== null && (
            <span className={css.quiet}>{t('people.lastDone', { at: clockTime(lastDoneAt, locale) })}</span>
          )}
          {lastDoneAt === null && !here && <span className={css.quiet}>{t('people.nothingToday')}</span>}
        </span>
      )}
    </>
  );
}

function OnTelephone({ telephone: { state, since, ringing, onHold } }: { readonly telephone: Telephone }) {
  const { t } = useTranslation('board');
  const said = useCounted();
  // One who had no call yet may have a telephone that tells nothing.
  if (since === null) return null;
  const isBusy = state !== 'free';
  return (
    <span className={css.phone} data-state={state}>
      {isBusy && <Phone size={13} aria-hidden="true" />}
      <span>{t(`phone.${state}`)}</span>
      {isBusy && (
        <>
          {' '}
          <CountingText since={since} />
        </>
      )}
      {state !== 'ringing' && ringing > 0 && <span> {t('phone.more', said(ringing))}</span>}
      {state !== 'on-hold' && onHold > 0 && <span> {t('phone.held', said(onHold))}</span>}
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
