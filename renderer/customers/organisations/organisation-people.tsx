import { useTranslation } from 'react-i18next';
import type { OrganisationDetail } from '#domain/contract/ipc/organisation-views.ts';
import { preferredFirst } from '#domain/rules/contact-hours.ts';
import { hrefOf } from '../../state/route.ts';
import { Section } from '../../ui/section.tsx';
import css from '../customer-detail.module.css';

/** Who is on file for an organisation, each with the way to reach them. */
export function OrganisationPeople({ organisation }: { readonly organisation: OrganisationDetail }) {
  const { t } = useTranslation(['organisations', 'common']);
  const { total, rows } = organisation.people;
  return (
    <Section title={t('peopleTitle')} count={total}>
      {rows.length === 0 && <p className={css.nothing}>{t('noPeople')}</p>}
      {rows.length > 0 && (
        <ul className={css.list}>
          {rows.map((person) => (
            <li key={person.id}>
              <a className={css.item} href={hrefOf('customers', person.id)}>
                <span className={css.grow}>{person.name}</span>
                {person.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
                {person.openCases > 0 && (
                  <span className={css.faint}>{t('common:customerPicker.openCases', { count: person.openCases })}</span>
                )}
                <span className={css.faint}>{preferredFirst(person.contactPoints)[0]?.value}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {total > rows.length && <p className={css.nothing}>{t('more', { count: total - rows.length })}</p>}
    </Section>
  );
}
