import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../state/route.ts';
import { Section } from '../../ui/section.tsx';
import css from './feedback.module.css';
import type { TellPlan } from './tell-plan.ts';

/** The text as each customer gets it, and who is left out for which reason. */
export function TellPreview({ plan }: { readonly plan: TellPlan }) {
  const { t } = useTranslation('feedback');
  return (
    <>
      {plan.planned.length > 0 && (
        <Section title={t('tell.preview')} count={plan.planned.length}>
          <ul className={css.rows}>
            {plan.planned.map(({ customer, text }) => (
              <li key={customer.customerId}>
                <a href={hrefOf('customers', customer.customerId)}>{customer.name}</a>
                <span className={css.quiet}>{customer.caseNumber}</span>
                <span className={css.said}>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {plan.leftOut.length > 0 && (
        <Section title={t('tell.leftOut')} count={plan.leftOut.length}>
          <ul className={css.rows}>
            {plan.leftOut.map(({ customer, why }) => (
              <li key={customer.customerId}>
                <a href={hrefOf('customers', customer.customerId)}>{customer.name}</a>
                <span className={css.space} />
                <span>{t(`tell.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
