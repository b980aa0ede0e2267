import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OrganisationCandidate as Candidate } from '#domain/contract/ipc/duplicate-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import css from './ringing.module.css';

interface Props {
  readonly candidate: Candidate;
  onChoose(customerId: CustomerId): void;
}

/** An organisation that has this number itself: who of it may be calling, and what is open for its people. */
export function OrganisationCandidate({ candidate, onChoose }: Props) {
  const { t } = useTranslation('ringing');
  const { id, name, match, people, openCases } = candidate;
  const [newest] = openCases;
  return (
    <li className={css.candidate}>
      <p className={css.organisation}>
        <Building2 size={14} aria-hidden="true" />
        <a className={css.name} href={hrefOf('customers', 'organisations', { organisation: id })}>
          {name}
        </a>
        <span className={css.match}>{t(`match.${match}`)}</span>
      </p>
      {newest && (
        <p className={css.about}>
          <span className={css.said}>{t('openThere')}</span>
          <a href={hrefOf('cases', newest.id)} className="hf-truncate">
            {newest.number} {newest.subject}
          </a>
        </p>
      )}
      {people.length > 0 && (
        <div className={css.people}>
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              className={css.choose}
              aria-label={t('answerAs', { name: person.name })}
              onClick={() => onChoose(person.id)}
            >
              {person.name}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
