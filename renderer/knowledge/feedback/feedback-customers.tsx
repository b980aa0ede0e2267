import { useTranslation } from 'react-i18next';
import type { FeedbackTelling, ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { minuteTime } from '../../state/format-time.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Section } from '../../ui/section.tsx';
import css from './feedback.module.css';

/** Who reported it, who hears of the answer, and how that went. Those whose case was taken out since are there with what they were told. */
export function FeedbackCustomers({ feedback }: { readonly feedback: ProductFeedbackView }) {
  const { t } = useTranslation('feedback');
  const { customers, tellings, elsewhere, round } = feedback;
  const known = new Set(customers.map(({ customerId }) => customerId));
  const others = tellings.filter(({ customerId }) => !known.has(customerId));
  const told = customers.filter(({ isTold }) => isTold).length;
  return (
    <Section
      title={t('customers')}
      count={customers.length}
      actions={
        round > 0 &&
        customers.length > 0 && <span className={css.quiet}>{t('toldCount', { told, count: customers.length })}</span>
      }
    >
      {customers.length === 0 && others.length === 0 ? (
        <p className={`${css.hint} ${css.words}`}>{t('noCustomers')}</p>
      ) : (
        <ul className={css.rows} aria-label={t('customers')}>
          {customers.map((customer) => (
            <li key={customer.customerId}>
              <a href={hrefOf('customers', customer.customerId)}>{customer.name}</a>
              {customer.organisationName !== null && <span className={css.quiet}>{customer.organisationName}</span>}
              <a className="hf-number" href={hrefOf('cases', customer.caseId)}>
                {customer.caseNumber}
              </a>
              <span className={css.space} />
              <Tellings tellings={tellings.filter(({ customerId }) => customerId === customer.customerId)} />
              {round > 0 && !customer.isTold && <span className={css.quiet}>{t('notTold')}</span>}
            </li>
          ))}
          {others.map((telling) => (
            <li key={telling.id}>
              <a href={hrefOf('customers', telling.customerId)}>{telling.customerName}</a>
              <span className={css.space} />
              <Tellings tellings={[telling]} />
            </li>
          ))}
        </ul>
      )}
      {elsewhere > 0 && <p className={`${css.more} ${css.foot}`}>{t('elsewhere', { count: elsewhere })}</p>}
    </Section>
  );
}

function Tellings({ tellings }: { readonly tellings: readonly FeedbackTelling[] }) {
  const { t } = useTranslation(['feedback', 'common']);
  const locale = useLocale();
  return tellings.map(({ id, status, outcome, dueAt, ownerName, isNow }) => (
    <span key={id} className={css.quiet}>
      {outcome === null ? t(`status.${status}`) : t(`common:followUpOutcome.${outcome}`)}
      {' · '}
      {t('toldOn', { when: minuteTime(dueAt, locale), owner: ownerName })}
      {!isNow && ` · ${t('earlier')}`}
    </span>
  ));
}
