import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompensationView } from '#domain/contract/ipc/cooperation-views.ts';
import type { CompensationState } from '#domain/model/choices.ts';
import { isWithinLimit, mayCompensationMove } from '#domain/rules/compensation.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { moneyText } from '../../state/format-number.ts';
import { useApprovalLimits } from '../../state/use-approval-limits.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { SaveStateMark } from '../save-state-mark.tsx';
import { TimeText } from '../time-text.tsx';
import { CaseLink } from './case-link.tsx';
import css from './item.module.css';
import { WordsForm } from './words-form.tsx';

const tones: Partial<Readonly<Record<CompensationState, string>>> = {
  asked: 'warn',
  approved: 'good',
  declined: 'bad',
  done: 'good',
};

interface Props {
  readonly compensation: CompensationView;
  readonly withCase?: boolean;
}

/** What the customer is offered, and who said yes to it. */
export function CompensationItem({ compensation, withCase = false }: Props) {
  const { t } = useTranslation(['cooperation', 'common']);
  const locale = useLocale();
  const { kind, amount, currency, item, state } = compensation;
  return (
    <li className={css.item} data-over={state === 'declined' || state === 'withdrawn' || undefined}>
      {withCase && (
        <div className={css.line}>
          <CaseLink id={compensation.caseId} number={compensation.caseNumber} subject={compensation.caseSubject} />
          {compensation.customerName && <span className={css.faint}>{compensation.customerName}</span>}
        </div>
      )}
      <div className={css.line}>
        <span className={css.strong}>
          {t(`common:compensationKind.${kind}`)} {amount > 0 && moneyText(amount, currency, locale)}
        </span>
        {item && <span>{item}</span>}
        <span className={css.state} data-tone={tones[state]}>
          {t(`compensation.state.${state}`)}
        </span>
        <SaveStateMark state={compensation.saveState} quiet />
      </div>
      <p className={css.words}>{compensation.reason}</p>
      <div className={css.line}>
        <span className={css.faint}>
          {t('compensation.askedBy', { name: compensation.askedByName })} <TimeText at={compensation.askedAt} />
        </span>
        {compensation.decidedByName && compensation.decidedAt !== null && (
          <span className={css.faint}>
            {t('compensation.decidedBy', { name: compensation.decidedByName })} <TimeText at={compensation.decidedAt} />
          </span>
        )}
      </div>
      {compensation.decision && <p className={css.answer}>{compensation.decision}</p>}
      <Doors compensation={compensation} />
    </li>
  );
}

function Doors({ compensation }: { readonly compensation: CompensationView }) {
  const { t } = useTranslation('cooperation');
  const me = useAgent();
  const limits = useApprovalLimits();
  const { run, running } = useCommand();
  const [declining, setDeclining] = useState(false);
  const may = (to: CompensationState) => mayCompensationMove(compensation.state, to);
  const decides = isLead(me) && may('approved');
  const within = isWithinLimit(limits, me.role, compensation);
  const settle = async (to: 'approved' | 'declined' | 'done' | 'withdrawn', note = '') => {
    const saved = await run('compensation.settle', { compensationId: compensation.id, to, note });
    if (saved.ok) setDeclining(false);
  };
  if (declining)
    return (
      <WordsForm
        label={t('compensation.declineTitle')}
        action={t('compensation.decline')}
        running={running}
        onSubmit={(note) => void settle('declined', note)}
        onCancel={() => setDeclining(false)}
      />
    );
  if (!may('withdrawn')) return null;
  return (
    <div className={css.buttons}>
      {decides && within && (
        <Button size="compact-sm" loading={running} onClick={() => void settle('approved')}>
          {t('compensation.approve')}
        </Button>
      )}
      {decides && !within && <span className={css.faint}>{t('compensation.beyondYours')}</span>}
      {decides && (
        <Button size="compact-sm" variant="default" onClick={() => setDeclining(true)}>
          {t('compensation.decline')}
        </Button>
      )}
      {may('done') && (
        <Button size="compact-sm" variant="light" loading={running} onClick={() => void settle('done')}>
          {t('compensation.done')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" disabled={running} onClick={() => void settle('withdrawn')}>
        {t('compensation.withdraw')}
      </Button>
    </div>
  );
}
