import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { feedbackMovesFrom, isFeedbackSettled, isTellable, mayTendFeedback } from '#domain/rules/product-feedback.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { FeedbackState } from '../../ui/feedback/feedback-state.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { AnswerForm } from './answer-form.tsx';
import { EditFeedback } from './edit-feedback.tsx';
import css from './feedback.module.css';
import { type FeedbackDoor, FeedbackDoors } from './feedback-doors.tsx';
import { TellForm } from './tell-form.tsx';

interface Props {
  readonly feedback: ProductFeedbackView;
}

/** What it is, how far it has come, and what can be done about it. */
export function FeedbackHead({ feedback }: Props) {
  const { t } = useTranslation('feedback');
  const me = useAgent();
  const now = useMinute();
  const { id, problem, product, state, dueAt, ownerName, createdByName, createdAt, saveState } = feedback;
  const [open, setOpen] = useState<FeedbackDoor | null>(null);
  const mayTend = mayTendFeedback(me, feedback);
  const moves = mayTend ? feedbackMovesFrom(state) : [];
  const isSettled = isFeedbackSettled(state);
  const isLate = dueAt !== null && dueAt < now && !isSettled;
  const mayTell = isTellable(feedback) && feedback.customers.some(({ isTold }) => !isTold);
  const close = () => setOpen(null);
  const tell = () => setOpen('tell');
  const answer = () => setOpen('answer');
  useActions([
    { id: 'feedback.answer', applies: open === null && moves.includes('answered'), run: answer },
    { id: 'feedback.tell', applies: open === null && mayTell, run: tell },
  ]);
  return (
    <>
      <header>
        <h2 className={css.title}>{problem}</h2>
        <p className={css.facts}>
          <FeedbackState state={state} />
          <SaveStateMark state={saveState} quiet />
          {product !== '' && <span>{product}</span>}
          <span>{t('ownedBy', { name: ownerName })}</span>
          {dueAt !== null && !isSettled && (
            <span className={isLate ? css.late : undefined}>
              {isLate ? t('overdue') : t('wantedBy')} <TimeText at={dueAt} />
            </span>
          )}
          <span>
            {t('reportedBy', { name: createdByName })} <TimeText at={createdAt} />
          </span>
        </p>
      </header>
      {open === null && <FeedbackDoors {...{ feedback, moves, mayTend, mayTell }} onOpen={setOpen} />}
      {open === 'edit' && <EditFeedback feedback={feedback} onClose={close} />}
      {open === 'answer' && <AnswerForm feedbackId={id} onClose={close} />}
      {open === 'tell' && <TellForm feedback={feedback} onClose={close} />}
    </>
  );
}
