import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useQuery } from '../../../state/use-query.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { ClockLine } from './clock-line.tsx';
import css from './clocks-card.module.css';

/** What was promised for the case, how it stands, and every pause: the audit an agent or a lead can point at. */
export function ClocksCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['sla']);
  // Used and left time run on while nobody does anything.
  const minute = useMinute();
  const { value } = useQuery(
    'cases.clocks',
    { caseId: detail.id, minute },
    { collections: [`case/${detail.id}`, 'entry', 'definition', 'customer'], keepFormer: true },
  );
  if (!value) return null;
  const kept = value.clocks.flatMap((clock) => (clock.state === 'not-applicable' ? [] : [clock]));
  if (value.level === null || kept.length === 0) return <p className={css.none}>{t('card.none')}</p>;
  return (
    <div className={css.card}>
      <ul className={css.list}>
        {kept.map((clock) => (
          <ClockLine key={clock.kind} clock={clock} />
        ))}
      </ul>
      <p className={css.none}>{t('card.level', { level: value.level })}</p>
    </div>
  );
}
