import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './repeat-banner.module.css';

/** The customer, or their organisation, asks the same again and again; nothing where they do not. */
export function RepeatBanner({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('care');
  const { value } = useQuery('repeats.get', { caseId }, { collections: ['case', 'customer', 'definition'] });
  if (!value) return null;
  const count = value.others.length + 1;
  const name = value.organisationName;
  return (
    <section className={css.banner} aria-label={t('again.label')}>
      <RotateCcw size={14} aria-hidden="true" />
      <details className={css.details}>
        <summary>
          {name === null ? t('again.customer', { count }) : t('again.organisation', { count, name })}{' '}
          <span className={css.show}>{t('again.others')}</span>
        </summary>
        <ul className={css.list}>
          {value.others.map((row) => (
            <li key={row.id}>
              <a className={css.line} href={hrefOf('cases', row.id)}>
                <span className="hf-number">{row.number}</span>
                <span className="hf-truncate">{row.subject}</span>
                {name !== null && <span className={css.quiet}>{row.customerName}</span>}
                <StatusBadge status={row.status} />
                <TimeText at={row.openedAt} className={css.quiet ?? ''} />
              </a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
