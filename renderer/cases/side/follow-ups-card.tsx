import { Button } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { FollowUpMarks } from '../../ui/follow-up/follow-up-marks.tsx';
import { OutcomeForm } from '../../ui/follow-up/outcome-form.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import css from './follow-ups-card.module.css';
import { Satisfaction } from './satisfaction.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** What was promised to this customer about this case, and one click to promise or to keep it. */
export function FollowUpsCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const [scheduling, setScheduling] = useState(false);
  const [completing, setCompleting] = useState<string | null>(null);
  const open = detail.followUps.filter(({ status }) => status === 'open').toSorted((a, b) => a.dueAt - b.dueAt);
  const card = useRef<HTMLDivElement>(null);
  const schedule = () => {
    flushSync(() => setScheduling(true));
    card.current?.querySelector('input')?.focus();
  };
  useActions([{ id: 'case.follow-up', run: schedule }]);
  return (
    <div ref={card} className={css.card} data-empty={(open.length === 0 && !scheduling) || undefined}>
      {open.length === 0 && !scheduling && <p className={css.none}>{t('side.noFollowUps')}</p>}
      {open.map((followUp) =>
        followUp.id === completing ? (
          <OutcomeForm key={followUp.id} followUp={followUp} onDone={() => setCompleting(null)} />
        ) : (
          <Promised key={followUp.id} followUp={followUp} onComplete={() => setCompleting(followUp.id)} />
        ),
      )}
      <Satisfaction caseId={detail.id} />
      {scheduling ? (
        <ScheduleForm detail={detail} onDone={() => setScheduling(false)} />
      ) : (
        <Button variant="default" leftSection={<CalendarPlus size={14} aria-hidden="true" />} onClick={schedule}>
          {t('side.schedule')}
        </Button>
      )}
    </div>
  );
}

function Promised({ followUp, onComplete }: { readonly followUp: FollowUpView; onComplete(): void }) {
  const { t } = useTranslation(['cases', 'common']);
  const overdue = followUp.dueAt < Math.max(useMinute(), Date.now());
  return (
    <div className={css.promised} data-overdue={overdue}>
      <div className={css.line}>
        <TimeText at={followUp.dueAt} className={css.due ?? ''} />
        {overdue && <span className={css.overdue}>{t('side.overdue')}</span>}
        <FollowUpMarks followUp={followUp} />
        <SaveStateMark state={followUp.saveState} quiet />
        <span className={css.owner}>{followUp.ownerName}</span>
      </div>
      <div className={css.line}>
        <span className={css.promise}>
          {t(`common:followUpKind.${followUp.kind}`)} · {followUp.promise}
        </span>
        <Button size="compact-xs" variant="light" onClick={onComplete}>
          {t('side.complete')}
        </Button>
      </div>
    </div>
  );
}
