import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { escalationDue } from '#domain/rules/escalation.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../../state/use-query.ts';
import { EscalationItem } from '../../../ui/cooperation/escalation-item.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { focusFirstField } from '../../../ui/focus-first-field.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { useMinute } from '../../../ui/use-minute.ts';
import { RaiseForm } from './raise-form.tsx';
import { useEscalationRule } from './use-escalation-rule.ts';

/** Who was called for on this case, which level comes next, and a way to call. */
export function EscalationCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cooperation');
  const [raising, setRaising] = useState(false);
  const { value } = useQuery(
    'cases.cooperation',
    { caseId: detail.id },
    { collections: ['escalation', 'agent', 'team'] },
  );
  const rule = useEscalationRule(detail.fields);
  const now = Math.max(useMinute(), Date.now());
  const ahead = rule && escalationDue(rule, detail.fields, now);
  const level = ahead?.due ?? ahead?.next;
  const escalations = value?.escalations ?? [];
  const card = useRef<HTMLDivElement>(null);
  const raise = () => {
    flushSync(() => setRaising(true));
    focusFirstField(card.current);
  };
  useActions([{ id: 'case.escalate', applies: !isFinished(detail.fields.status), run: raise }]);
  return (
    <div ref={card} className={css.card} data-empty={(escalations.length === 0 && !raising && !level) || undefined}>
      {value && escalations.length === 0 && !raising && <p className={css.none}>{t('escalation.none')}</p>}
      {level && (
        <p className={css.none}>
          {t(ahead?.due ? 'escalation.levelDue' : 'escalation.nextLevel', { level: level.level })}{' '}
          <TimeText at={level.at} />
        </p>
      )}
      {escalations.length > 0 && (
        <ul className={css.items}>
          {escalations.map((escalation) => (
            <EscalationItem key={escalation.id} escalation={escalation} />
          ))}
        </ul>
      )}
      {raising && <RaiseForm detail={detail} rule={rule} onDone={() => setRaising(false)} />}
      {!raising && !isFinished(detail.fields.status) && (
        <Button variant="default" leftSection={<TriangleAlert size={14} aria-hidden="true" />} onClick={raise}>
          {t('escalation.raise')}
        </Button>
      )}
    </div>
  );
}
