import { Check, CircleDashed, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import { type ComplaintStep, complaintSteps } from '#domain/model/choices.ts';
import { missingSteps, nextStep } from '#domain/rules/complaint-path.ts';
import { listText } from '../../../state/format-list.ts';
import { useLocale } from '../../../state/use-locale.ts';
import css from './complaint.module.css';
import { StepPanel } from './step-panel.tsx';

type Mark = 'done' | 'waived' | 'missing' | 'automatic';

const icons = { done: Check, waived: CircleSlash, missing: CircleDashed, automatic: CircleDashed } as const;

function markOf(step: ComplaintStep, taken: StepDone | undefined): Mark {
  if (!taken) return step === 'archive' ? 'automatic' : 'missing';
  return taken.evidence.kind === 'waived' ? 'waived' : 'done';
}

/** The seven marks, what the case still lacks, and the step at hand with its evidence. */
export function ComplaintCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cooperation', 'common']);
  // A closing that was taken back leaves no archive behind.
  const isClosed = detail.fields.status === 'closed';
  const steps = detail.fields.steps.filter(({ key }) => key !== 'archive' || isClosed);
  const [chosen, setChosen] = useState<ComplaintStep | null>(null);
  // The last step has nothing to be filled in.
  const next = nextStep(steps);
  const shown = chosen ?? (next === 'archive' ? null : (next ?? null));
  const takenOf = (step: ComplaintStep) => steps.find(({ key }) => key === step);
  return (
    <div className={css.card}>
      <ol className={css.path}>
        {complaintSteps.map((step, index) => {
          const mark = markOf(step, takenOf(step));
          const Icon = icons[mark];
          return (
            <li key={step} className={css.stop}>
              <button
                type="button"
                className={css.mark}
                data-mark={mark}
                aria-expanded={step === shown}
                aria-controls="complaint-step"
                aria-label={`${index + 1}. ${t(`common:complaintStep.${step}`)} – ${t(`complaint.state.${mark}`)}`}
                title={t(`common:complaintStep.${step}`)}
                onClick={() => setChosen(step)}
              >
                <Icon size={14} aria-hidden="true" />
              </button>
              <span className={css.stopName} aria-hidden="true">
                {t(`common:complaintStep.${step}`)}
              </span>
            </li>
          );
        })}
      </ol>
      <Lacking detail={detail} />
      <div id="complaint-step">
        {shown && (
          <StepPanel key={shown} detail={detail} step={shown} taken={takenOf(shown)} onTaken={() => setChosen(null)} />
        )}
      </div>
    </div>
  );
}

/** In words: what closing or solving would be refused for. */
function Lacking({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cooperation', 'common']);
  const locale = useLocale();
  const { status } = detail.fields;
  const names = (steps: readonly ComplaintStep[]) =>
    listText(
      steps.map((step) => t(`common:complaintStep.${step}`)),
      locale,
    );
  if (status === 'closed') return <p className={css.ready}>{t('complaint.archived')}</p>;
  const toSolve = status === 'solved' ? [] : missingSteps(detail.fields, 'solved');
  const toClose = missingSteps(detail.fields, 'closed');
  if (toClose.length === 0) return <p className={css.ready}>{t('complaint.ready')}</p>;
  return (
    <dl className={css.lacking}>
      {toSolve.length > 0 && (
        <div>
          <dt>{t('complaint.toSolve')}</dt> <dd>{names(toSolve)}</dd>
        </div>
      )}
      <div>
        <dt>{t('complaint.toClose')}</dt> <dd>{names(toClose)}</dd>
      </div>
    </dl>
  );
}
