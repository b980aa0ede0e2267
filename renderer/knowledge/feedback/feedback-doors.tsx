import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import type { ProductFeedbackState } from '#domain/model/product-feedback-fields.ts';
import { isFeedbackSettled } from '#domain/rules/product-feedback.ts';
import { useCommand } from '../../state/use-command.ts';
import css from './feedback.module.css';

/** What opens a form. */
export type FeedbackDoor = 'edit' | 'answer' | 'tell';

interface Props {
  readonly feedback: ProductFeedbackView;
  /** Where it can go from here, for who may. */
  readonly moves: readonly ProductFeedbackState[];
  readonly mayTend: boolean;
  readonly mayTell: boolean;
  onOpen(door: FeedbackDoor): void;
}

/** What can be done about a feedback, what comes next as the filled button. */
export function FeedbackDoors({ feedback, moves, mayTend, mayTell, onOpen }: Props) {
  const { t } = useTranslation('feedback');
  const { run, running } = useCommand();
  const { id, state } = feedback;
  const isNew = state === 'open';
  const move = (to: 'open' | 'with-product-team' | 'done') => {
    if (!running) void run('product-feedback.move', { feedbackId: id, to });
  };
  return (
    <div className={css.buttons}>
      {mayTell && <Button onClick={() => onOpen('tell')}>{t('tell.open')}</Button>}
      {moves.includes('answered') && (
        <Button variant={isNew ? 'default' : 'filled'} onClick={() => onOpen('answer')}>
          {t('answerIt')}
        </Button>
      )}
      {moves.includes('with-product-team') && (
        <Button variant={isNew ? 'filled' : 'default'} loading={running} onClick={() => move('with-product-team')}>
          {isFeedbackSettled(state) ? t('move.again') : t('move.with-product-team')}
        </Button>
      )}
      {moves.includes('open') && (
        <Button variant="default" loading={running} onClick={() => move('open')}>
          {t('move.open')}
        </Button>
      )}
      {moves.includes('done') && (
        <Button variant="default" loading={running} onClick={() => move('done')}>
          {t('move.done')}
        </Button>
      )}
      {mayTend && (
        <Button variant="default" onClick={() => onOpen('edit')}>
          {t('edit')}
        </Button>
      )}
    </div>
  );
}
