import { useTranslation } from 'react-i18next';
import type { FieldsOf } from '#domain/model/collections.ts';
import { consentChannels } from '#domain/model/service-file-fields.ts';
import { yearlyDay } from '../state/format-time.ts';
import { customText, useCustomerFields } from '../state/use-case-fields.ts';
import { useLocale } from '../state/use-locale.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './customer-facts.module.css';

/** How somebody is best served, as far as anything is known of it. */
export function CustomerFacts({ fields }: { readonly fields: FieldsOf<'customer'> }) {
  const { t } = useTranslation(['service-file', 'common', 'case-fields']);
  const locale = useLocale();
  const own = useCustomerFields();
  const { preferences, importantDates, consents, custom } = fields;
  const held = consentChannels.flatMap((channel) => consents.find(({ key }) => key === channel) ?? []);
  if (preferences === '' && importantDates.length + consents.length + custom.length === 0) return null;
  const dates = importantDates.toSorted((a, b) => a.month - b.month || a.day - b.day);
  return (
    <Section title={t('knowledge')}>
      <dl className={css.facts}>
        {preferences !== '' && (
          <div className={css.fact}>
            <dt>{t('preferences')}</dt>
            <dd className={css.text}>{preferences}</dd>
          </div>
        )}
        {dates.length > 0 && (
          <div className={css.fact}>
            <dt>{t('dates')}</dt>
            {dates.map((date) => (
              <dd key={JSON.stringify(date)}>
                {date.label || t(`common:dateKind.${date.kind}`)} {yearlyDay(date, locale)}
              </dd>
            ))}
          </div>
        )}
        {held.length > 0 && (
          <div className={css.fact}>
            <dt>{t('consents')}</dt>
            {held.map(({ key, state, since, how }) => (
              <dd key={key} className={css.consent} data-state={state}>
                {t(`common:consentChannel.${key}`)} <strong>{t(`common:consentState.${state}`)}</strong>
                <span className={css.faint}>
                  <TimeText at={since} />
                  {how !== '' && ` · ${how}`}
                </span>
              </dd>
            ))}
          </div>
        )}
        {custom.map(({ key, value }) => {
          const field = own.find((each) => each.key === key);
          return (
            <div key={key} className={css.fact}>
              <dt>{field?.name ?? t('case-fields:unknown')}</dt>
              <dd>{customText(field, value, locale, { yes: t('case-fields:yes'), no: t('case-fields:no') })}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
