import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImprovementRow } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ActionState } from '#domain/model/service-review-fields.ts';
import { maySettleAction } from '#domain/rules/service-review/may-settle-action.ts';
import { useAgent, useRoute } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import { WordsForm } from '../../ui/cooperation/words-form.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { useToday } from '../../ui/use-today.ts';
import { ActionForm } from './action-form.tsx';
import css from './review.module.css';

const tones: Partial<Readonly<Record<ActionState, string>>> = { open: 'warn', done: 'good' };

type Form = 'done' | 'dropped' | 'edit';

interface Props {
  readonly action: ImprovementRow;
  readonly isMine: boolean;
}

/** What somebody is to do until when, what came of it, and what the reader can do about it. */
export function ActionItem({ action, isMine }: Props) {
  const { t } = useTranslation('service-review');
  const today = useToday();
  const isLead = useAgent().role !== 'agent';
  const [form, setForm] = useState<Form | null>(null);
  const { state, dueOn, reviewId, reviewTitle } = action;
  const shownReview = useRoute((route) => route.params.id);
  const isOverdue = state === 'open' && dueOn < today;
  return (
    <li className={css.item} data-urgent={isOverdue || undefined} data-over={state !== 'open' || undefined}>
      <div className={css.line}>
        <span className={css.strong}>{action.text}</span>
        <span className={css.state} data-tone={tones[state]}>
          {t(`action.state.${state}`)}
        </span>
        <SaveStateMark state={action.saveState} quiet />
      </div>
      <div className={css.line}>
        {!isMine && <span>{action.ownerName}</span>}
        <span className={isOverdue ? css.overdue : css.faint}>
          {t(isOverdue ? 'action.overdueOn' : 'action.dueOn', { day: dueOn })}
        </span>
        {reviewTitle !== null && isLead && reviewId !== shownReview && (
          <a className={`${css.faint} ${css.target}`} href={hrefOf('reports', 'review', { id: reviewId })}>
            {t('action.from', { title: reviewTitle })}
          </a>
        )}
        {action.settledByName !== null && (
          <span className={css.faint}>{t('action.settledBy', { name: action.settledByName })}</span>
        )}
      </div>
      {action.outcome !== '' && <p className={css.outcome}>{action.outcome}</p>}
      {form === 'edit' ? (
        <ActionForm action={action} onDone={() => setForm(null)} />
      ) : form ? (
        <SettleForm action={action} to={form} onDone={() => setForm(null)} />
      ) : (
        <Doors action={action} onForm={setForm} />
      )}
    </li>
  );
}

function Doors({ action, onForm }: { readonly action: ImprovementRow; onForm(form: Form): void }) {
  const { t } = useTranslation(['service-review', 'common']);
  const me = useAgent();
  const { run, running } = useCommand();
  const isOpen = action.state === 'open';
  if (!maySettleAction(me, action)) return null;
  return (
    <div className={css.buttons}>
      {isOpen ? (
        <>
          <Button size="compact-sm" onClick={() => onForm('done')}>
            {t('action.done')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onForm('dropped')}>
            {t('action.drop')}
          </Button>
          {me.role !== 'agent' && (
            <Button size="compact-sm" variant="default" onClick={() => onForm('edit')}>
              {t('common:actions.edit')}
            </Button>
          )}
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          loading={running}
          onClick={() => void run('improvement.settle', { actionId: action.id, to: 'open' })}
        >
          {t('action.reopen')}
        </Button>
      )}
    </div>
  );
}

interface SettleProps {
  readonly action: ImprovementRow;
  readonly to: 'done' | 'dropped';
  onDone(): void;
}

function SettleForm({ action, to, onDone }: SettleProps) {
  const { t } = useTranslation('service-review');
  const { run, running } = useCommand();
  const settle = async (outcome: string) => {
    const saved = await run('improvement.settle', { actionId: action.id, to, outcome });
    if (saved.ok) onDone();
  };
  return (
    <WordsForm
      label={t(`action.outcome.${to}`)}
      action={t(to === 'done' ? 'action.done' : 'action.drop')}
      running={running}
      onSubmit={(words) => void settle(words)}
      onCancel={onDone}
    />
  );
}
