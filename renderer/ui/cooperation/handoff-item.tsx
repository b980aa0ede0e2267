import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoffView } from '#domain/contract/ipc/cooperation-views.ts';
import type { HandoffState } from '#domain/model/choices.ts';
import { isAskedSide, isAskingSide, isHandoffOverdue, mayHandoffMove } from '#domain/rules/handoff.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { SaveStateMark } from '../save-state-mark.tsx';
import { TimeText } from '../time-text.tsx';
import { useMinute } from '../use-minute.ts';
import { CaseLink } from './case-link.tsx';
import { ChangeHandoff } from './change-handoff.tsx';
import css from './item.module.css';
import { WordsForm } from './words-form.tsx';

const tones: Partial<Readonly<Record<HandoffState, string>>> = { asked: 'warn', declined: 'bad', returned: 'good' };

type Form = 'declined' | 'returned' | 'withdrawn' | 'change';

interface Props {
  readonly handoff: HandoffView;
  /** In a list of many cases: which case it is about. */
  readonly withCase?: boolean;
}

/** Work that was passed on: who owes what by when, and what each side can do about it. */
export function HandoffItem({ handoff, withCase = false }: Props) {
  const { t } = useTranslation('cooperation');
  const now = Math.max(useMinute(), Date.now());
  const [form, setForm] = useState<Form | null>(null);
  const overdue = isHandoffOverdue(handoff, now);
  const { state, expectedAt, answer } = handoff;
  const isOver = state === 'returned' || state === 'withdrawn';
  const where = handoff.toTeamName ?? handoff.partner;
  return (
    <li className={css.item} data-urgent={overdue || undefined} data-over={isOver || undefined}>
      {withCase && (
        <div className={css.line}>
          <CaseLink
            id={handoff.caseId}
            number={handoff.caseNumber}
            subject={handoff.caseSubject}
            held={handoff.caseHeld}
          />
          {handoff.customerName && <span className={css.faint}>{handoff.customerName}</span>}
        </div>
      )}
      <div className={css.line}>
        <span className={css.state} data-tone={tones[state]}>
          {t(`handoff.state.${state}`)}
        </span>
        <span className={css.strong}>{[handoff.toName, where].filter(Boolean).join(' · ')}</span>
        <SaveStateMark state={handoff.saveState} quiet />
      </div>
      <p className={css.words}>{handoff.asked}</p>
      <div className={css.line}>
        {!isOver && (
          <span className={overdue ? css.overdue : css.faint}>
            {t(overdue ? 'overdue' : 'due')} <TimeText at={handoff.dueAt} />
          </span>
        )}
        <span className={css.faint}>
          {t('handoff.by', { name: t('handoff.from', { name: handoff.askedByName, team: handoff.fromTeamName }) })}
        </span>
      </div>
      {expectedAt !== null && !isOver && (
        <span className={css.tell}>
          {t('handoff.expected')} <TimeText at={expectedAt} />
        </span>
      )}
      {answer !== '' && (
        <p className={css.answer}>
          {handoff.answeredByName && (
            <span className={css.faint}>{t('handoff.answeredBy', { name: handoff.answeredByName })} </span>
          )}
          {answer}
        </p>
      )}
      {form === null ? (
        <Doors handoff={handoff} onForm={setForm} />
      ) : (
        <Opened handoff={handoff} form={form} onDone={() => setForm(null)} />
      )}
    </li>
  );
}

/** What this agent may do with it, by the same rules that decide it. */
function Doors({ handoff, onForm }: { readonly handoff: HandoffView; onForm(form: Form): void }) {
  const { t } = useTranslation('cooperation');
  const me = useAgent();
  const { run, running } = useCommand();
  const answers = isAskedSide(me, handoff);
  const asks = isAskingSide(me, handoff);
  const may = (to: HandoffState) => mayHandoffMove(handoff.state, to);
  const canChange = (asks || answers) && may('withdrawn');
  if (!canChange && !answers) return null;
  return (
    <div className={css.buttons}>
      {answers && may('accepted') && (
        <Button
          size="compact-sm"
          loading={running}
          onClick={() => void run('handoff.answer', { handoffId: handoff.id, to: 'accepted' })}
        >
          {t('handoff.accept')}
        </Button>
      )}
      {answers && may('returned') && (
        <Button size="compact-sm" variant="light" onClick={() => onForm('returned')}>
          {t('handoff.return')}
        </Button>
      )}
      {answers && may('declined') && (
        <Button size="compact-sm" variant="default" onClick={() => onForm('declined')}>
          {t('handoff.decline')}
        </Button>
      )}
      {canChange && (
        <Button size="compact-sm" variant="default" onClick={() => onForm('change')}>
          {t(handoff.state === 'declined' ? 'handoff.askAgain' : 'handoff.change')}
        </Button>
      )}
      {asks && may('withdrawn') && (
        <Button size="compact-sm" variant="default" onClick={() => onForm('withdrawn')}>
          {t('handoff.withdraw')}
        </Button>
      )}
    </div>
  );
}

interface OpenedProps {
  readonly handoff: HandoffView;
  readonly form: Form;
  onDone(): void;
}

function Opened({ handoff, form, onDone }: OpenedProps) {
  const { t } = useTranslation('cooperation');
  const { run, running } = useCommand();
  const handoffId = handoff.id;
  if (form === 'change') return <ChangeHandoff handoff={handoff} onDone={onDone} />;
  const answer = async (to: 'declined' | 'returned', words: string) => {
    const saved = await run('handoff.answer', { handoffId, to, answer: words });
    if (saved.ok) onDone();
  };
  const withdraw = async (reason: string) => {
    const saved = await run('handoff.withdraw', { handoffId, reason });
    if (saved.ok) onDone();
  };
  return form === 'withdrawn' ? (
    <WordsForm
      label={t('handoff.withdrawTitle')}
      action={t('handoff.withdraw')}
      optional
      running={running}
      onSubmit={(words) => void withdraw(words)}
      onCancel={onDone}
    />
  ) : (
    <WordsForm
      label={t(form === 'declined' ? 'handoff.declineTitle' : 'handoff.returnTitle')}
      action={t(form === 'declined' ? 'handoff.decline' : 'handoff.return')}
      running={running}
      onSubmit={(words) => void answer(form, words)}
      onCancel={onDone}
    />
  );
}
