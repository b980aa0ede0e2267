import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import type { ComplaintStep } from '#domain/model/choices.ts';
import { preventionOf } from '#domain/rules/complaint-path.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent } from '../../../state/core-context.tsx';
import { useCommand } from '../../../state/use-command.ts';
import { usePeople } from '../../../state/use-people.ts';
import { WordsForm } from '../../../ui/cooperation/words-form.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import css from './complaint.module.css';
import { StepForm } from './step-form.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly step: ComplaintStep;
  readonly taken: StepDone | undefined;
  onTaken(): void;
}

/** One step: what shows that it was taken, or the form to take it; leads may let it go without. */
export function StepPanel({ detail, step, taken, onTaken }: Props) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { run, running } = useCommand();
  const me = useAgent();
  const [waiving, setWaiving] = useState(false);
  const name = t(`common:complaintStep.${step}`);
  const take = async (evidence: { kind: StepDone['evidence']['kind']; id?: string; text: string }) => {
    const saved = await run('complaint.step', { caseId: detail.id, step, evidence });
    if (saved.ok) onTaken();
  };
  if (step === 'archive' || taken)
    return (
      <section className={css.panel} aria-label={name}>
        <h4 className={css.name}>{name}</h4>
        {taken ? <Taken detail={detail} taken={taken} /> : <p className={css.want}>{t(`complaint.want.${step}`)}</p>}
      </section>
    );
  if (waiving)
    return (
      <WordsForm
        label={`${t('complaint.waiveTitle', { step: name })}: ${t('complaint.waiveReason')}`}
        action={t('complaint.waive')}
        running={running}
        onSubmit={(text) => void take({ kind: 'waived', text })}
        onCancel={() => setWaiving(false)}
      />
    );
  return (
    <section className={css.panel} aria-label={name}>
      <h4 className={css.name}>{name}</h4>
      <p className={css.want}>{t(`complaint.want.${step}`)}</p>
      <StepForm detail={detail} step={step} running={running} onTake={(evidence) => void take(evidence)}>
        {isLead(me) && (
          <Button variant="default" onClick={() => setWaiving(true)}>
            {t('complaint.waive')}
          </Button>
        )}
      </StepForm>
    </section>
  );
}

function Taken({ detail, taken }: { readonly detail: CaseDetail; readonly taken: StepDone }) {
  const { t } = useTranslation('cooperation');
  const { run, running } = useCommand();
  const { agents } = usePeople();
  const { kind, text } = taken.evidence;
  const prevention = taken.key === 'prevent' ? preventionOf(text) : undefined;
  const words = prevention
    ? [t(`complaint.causes.${prevention.cause}`), prevention.measure].filter(Boolean).join(' · ')
    : text;
  return (
    <>
      <p className={css.want}>
        {kind === 'waived' ? t('complaint.state.waived') : t('complaint.state.done')}
        {' · '}
        {agents.find(({ id }) => id === taken.by)?.name} <TimeText at={taken.at} />
      </p>
      {taken.key !== 'archive' && (
        <p className={css.evidence}>
          {kind !== 'waived' && `${t(`complaint.evidence.${kind}`)}${words ? ': ' : ''}`}
          {words}
        </p>
      )}
      {taken.key !== 'archive' && detail.fields.status !== 'closed' && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            loading={running}
            onClick={() => void run('complaint.undo-step', { caseId: detail.id, step: taken.key })}
          >
            {t('complaint.undo')}
          </Button>
        </div>
      )}
    </>
  );
}
