import { useTranslation } from 'react-i18next';
import { dateText } from '../../state/format-day.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Section } from '../../ui/section.tsx';
import css from './care.module.css';
import type { CarePlan } from './care-plan.ts';

interface Props {
  readonly plan: CarePlan;
  /** The day that was chosen in the list. */
  readonly dayId: string | null;
}

/** The text as each customer gets it, and who is left out for which reason. */
export function DayPreview({ plan, dayId }: Props) {
  const { t } = useTranslation('care');
  const locale = useLocale();
  return (
    <>
      {plan.planned.length > 0 && (
        <Section title={t('days.preview')} count={plan.planned.length}>
          <ul className={css.previews}>
            {plan.planned.map(({ row, text }) => (
              <li key={row.id} aria-current={row.id === dayId ? 'true' : undefined}>
                <span className={css.line}>
                  <a href={hrefOf('customers', row.customerId)}>{row.name}</a>
                  <span className={css.quiet}>{dateText(row.date, locale)}</span>
                </span>
                <span className={css.said}>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {plan.leftOut.length > 0 && (
        <Section title={t('days.leftOut')} count={plan.leftOut.length}>
          <ul className={css.previews}>
            {plan.leftOut.map(({ row, why }) => (
              <li key={row.id} aria-current={row.id === dayId ? 'true' : undefined}>
                <span className={css.line}>
                  <a href={hrefOf('customers', row.customerId)}>{row.name}</a>
                  <span className={css.quiet}>{dateText(row.date, locale)}</span>
                  <span className={css.space} />
                  <span>{t(`days.why.${why}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
