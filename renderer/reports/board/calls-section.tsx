import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { TimeText } from '../../ui/time-text.tsx';
import css from './board.module.css';
import { RingingNow } from './ringing-now.tsx';
import { useCounted } from './use-counted.ts';

/** Who rings, who was not answered, and who was promised a call. */
export function CallsSection({ board }: { readonly board: LiveBoard }) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const { missed, callBacks } = board.calls;
  const said = useCounted();
  return (
    <section className={css.card} aria-label={t('calls.title')}>
      <h2 className={css.title}>{t('calls.title')}</h2>
      <RingingNow board={board} />
      <h3 className={css.bandTitle}>{t('calls.missed', said(missed.total))}</h3>
      {missed.rows.length > 0 && (
        <ul className={css.rows} aria-label={t('calls.missedList')}>
          {missed.rows.map(({ ending, customerId, customerName, tries, firstAt }) => (
            <li key={`${ending} ${firstAt}`} className={css.row}>
              {customerId === null ? (
                <span>{t('calls.ending', { ending })}</span>
              ) : (
                <a className={css.case} href={hrefOf('customers', customerId)}>
                  {customerName} {t('calls.ending', { ending })}
                </a>
              )}
              <TimeText at={firstAt} />
              {tries > 1 && <span className={css.about}>{t('calls.tries', said(tries))}</span>}
            </li>
          ))}
        </ul>
      )}
      <h3 className={css.bandTitle} data-band={callBacks.overdue > 0 ? 'overdue' : undefined}>
        {t('calls.callBacks', { ...said(callBacks.total), overdue: numberText(callBacks.overdue, locale) })}
      </h3>
      {callBacks.rows.length > 0 && (
        <ul className={css.rows} aria-label={t('calls.callBackList')}>
          {callBacks.rows.map(({ id, ownerName, customerName, caseNumber, dueAt }) => (
            <li key={id} className={css.row}>
              <a className={css.case} href={hrefOf('follow-ups', id)}>
                {[customerName ?? t('calls.noCustomer'), caseNumber ?? ''].filter((each) => each !== '').join(' · ')}
              </a>
              <TimeText at={dueAt} />
              <span className={css.about}>{ownerName}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
