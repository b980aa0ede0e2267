import { useTranslation } from 'react-i18next';
import type { BoardCalls } from '#domain/contract/ipc/board-procedures.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { TimeText } from '../../ui/time-text.tsx';
import css from './board.module.css';

/** Who rings here, who was not answered, and who was promised a call. */
export function CallsSection({ calls }: { readonly calls: BoardCalls }) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const rings = useQuery('calls.ringing', {}, { collections: ['ring'] }).value ?? [];
  const ringing = rings.filter(({ state }) => state === 'ringing').length;
  const { missed, callBacks } = calls;
  const said = (count: number) => ({ count, formatted: numberText(count, locale) });
  return (
    <section className={css.card} aria-label={t('calls.title')}>
      <h2 className={css.title}>{t('calls.title')}</h2>
      <p className={css.ringing} data-rings={ringing > 0 || undefined}>
        {ringing > 0 ? <a href={hrefOf('calls')}>{t('calls.ringing', said(ringing))}</a> : t('calls.noneRinging')}
      </p>
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
