import { useTranslation } from 'react-i18next';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import css from './other-cases.module.css';

interface Props {
  readonly customerId: CustomerId;
  /** The case on show, which is not among the others. */
  readonly caseId: CaseId;
}

/** What else this customer waits for: often it is about the same thing. */
export function OtherCases({ customerId, caseId }: Props) {
  const { t } = useTranslation('cases');
  const { value } = useQuery('customers.get', { customerId }, { collections: [`customer/${customerId}`, 'case'] });
  const others = value?.cases.filter((row) => row.id !== caseId && !isFinished(row.status)) ?? [];
  if (others.length === 0) return null;
  return (
    <div className={css.others}>
      <h4 className={css.title}>{t('side.otherCases')}</h4>
      <ul className={css.list}>
        {others.map((row) => (
          <li key={row.id}>
            <a href={hrefOf('cases', row.id)} className={css.line}>
              <span className={`${css.number} hf-number`}>{row.number}</span>
              <span className="hf-truncate">{row.subject}</span>
              <StatusBadge status={row.status} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
