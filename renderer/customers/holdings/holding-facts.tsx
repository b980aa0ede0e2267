import { useTranslation } from 'react-i18next';
import type { FieldsOf } from '#domain/model/collections.ts';
import { moneyText } from '../../state/format-number.ts';
import { dateText } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { fieldsOfKind } from '../../ui/holding/holding-content.ts';
import { Promises } from '../../ui/holding/promises.tsx';
import { Section } from '../../ui/section.tsx';
import css from './holdings.module.css';

type Fields = FieldsOf<'holding'>;

/** What is written of it; what nobody wrote takes no room. */
export function HoldingFacts({ fields }: { readonly fields: Fields }) {
  const { t } = useTranslation('holdings');
  const textOf = useFactText();
  const { kind } = fields;
  const facts = fieldsOfKind[kind].flatMap((name) => {
    const text = textOf(name, fields);
    return text === '' ? [] : [{ name, text }];
  });
  const nameOf = (name: (typeof facts)[number]['name']) =>
    name === 'number' || name === 'startsOn' || name === 'endsOn' ? t(`field.${name}.${kind}`) : t(`field.${name}`);
  return (
    <Section title={t(`kind.${kind}`)}>
      <dl className={css.facts}>
        {facts.map(({ name, text }) => (
          <div key={name} className={css.fact}>
            <dt>{nameOf(name)}</dt>
            <dd>
              {text}
              {(name === 'number' || name === 'orderNumber') && (
                <CopyButton text={text} label={t('copy', { field: nameOf(name) })} />
              )}
            </dd>
          </div>
        ))}
        {fields.details !== '' && (
          <div className={css.fact}>
            <dt>{kind === 'plan' ? t('promised') : t(`field.details.${kind}`)}</dt>
            <dd className={css.long}>{kind === 'plan' ? <Promises details={fields.details} /> : fields.details}</dd>
          </div>
        )}
        {fields.retiredWhy !== '' && (
          <div className={css.fact}>
            <dt>{t('retire.why')}</dt>
            <dd className={css.long}>{fields.retiredWhy}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

function useFactText() {
  const { t } = useTranslation('holdings');
  const locale = useLocale();
  const { agents } = usePeople();
  return (name: (typeof fieldsOfKind)[keyof typeof fieldsOfKind][number], fields: Fields): string => {
    switch (name) {
      case 'startsOn':
      case 'endsOn': {
        const day = fields[name];
        return day === null ? '' : dateText(day, locale);
      }
      case 'amount':
        return fields.amount === 0 ? '' : moneyText(fields.amount, fields.currency || 'CNY', locale);
      case 'remindDays':
        return fields.endsOn === null || fields.remindDays === 0 ? '' : t('before', { count: fields.remindDays });
      case 'ownerId':
        return agents.find(({ id }) => id === fields.ownerId)?.name ?? '';
      default:
        return fields[name];
    }
  };
}
