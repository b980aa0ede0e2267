import { Button } from '@mantine/core';
import { CalendarHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerRisk as Risk } from '#domain/contract/ipc/care-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { useRiskWords } from '../../state/use-risk-words.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './care.module.css';
import { usePlanCare } from './use-plan-care.ts';

const watched = ['case', 'call', 'survey', 'followUp', 'customer'];

/** On the customer's page: that they may leave, why, and the one step that can be taken. Nothing, without a reason. */
export function CustomerRisk({ customerId }: { readonly customerId: CustomerId }) {
  const { value } = useQuery('risks.get', { customerId }, { collections: watched });
  return value ? <Warning customerId={customerId} risk={value} /> : null;
}

function Warning({ customerId, risk }: { readonly customerId: CustomerId; readonly risk: Risk }) {
  const { t } = useTranslation('care');
  const words = useRiskWords();
  const { plan, running } = usePlanCare();
  const begin = () => void plan(customerId, risk);
  const { planned } = risk;
  useActions([{ id: 'customer.planCare', applies: planned === null, run: begin }]);
  return (
    <div className={css.risk}>
      <Section
        title={t('risk.title')}
        actions={
          planned === null && (
            <Button variant="default" leftSection={<CalendarHeart size={14} />} loading={running} onClick={begin}>
              {t('risk.plan')}
            </Button>
          )
        }
      >
        <p className={css.verdict}>
          <span className={css.level} data-level={risk.level}>
            {t(`risk.level.${risk.level}`)}
          </span>
          <span className={css.quiet}>{t('risk.points', { points: risk.score })}</span>
          {planned && (
            <span>
              {t('risk.planned', { name: planned.ownerName })} · <TimeText at={planned.dueAt} />
            </span>
          )}
        </p>
        <ul className={css.reasons}>
          {risk.reasons.map((reason) => (
            <li key={reason.kind}>
              <span>{words.reason(reason)}</span>
              <span className={css.quiet}>{t('risk.adds', { points: reason.points })}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
