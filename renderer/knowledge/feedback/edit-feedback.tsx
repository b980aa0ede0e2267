import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { productFeedbackLimits } from '#domain/model/product-feedback-fields.ts';
import { isTellable } from '#domain/rules/product-feedback.ts';
import { useCommand } from '../../state/use-command.ts';
import { FeedbackFields, type FeedbackValues, isWhole } from '../../ui/feedback/feedback-fields.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import css from './feedback.module.css';

interface Props {
  readonly feedback: ProductFeedbackView;
  onClose(): void;
}

/** Changes what is said of a feedback; only what differs from what was there when it was begun is sent. */
export function EditFeedback({ feedback, onClose }: Props) {
  const { t } = useTranslation('feedback');
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [begun] = useState(() => ({ ...valuesOf(feedback), answer: feedback.answer }));
  const [values, setValues] = useState<FeedbackValues>(() => valuesOf(feedback));
  const [answer, setAnswer] = useState(feedback.answer);
  const [tried, setTried] = useState(false);
  const hasAnswer = isTellable(feedback);
  const send = async () => {
    setTried(true);
    if (running) return;
    const { ownerId } = values;
    if (!isWhole(values) || ownerId === null || (hasAnswer && answer.trim() === '')) {
      focusFirstInvalid(form.current);
      return;
    }
    const now = { ...values, ownerId, ...(hasAnswer && { answer: answer.trim() }) };
    const names = (Object.keys(now) as (keyof typeof now)[]).filter((name) => now[name] !== begun[name]);
    if (names.length === 0) {
      onClose();
      return;
    }
    const set = Object.fromEntries(names.map((name) => [name, now[name]]));
    const saved = await run('product-feedback.edit', { feedbackId: feedback.id, set });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onClose();
  };
  return (
    <WorkForm ref={form} className={css.form} label={t('edit')} onSend={() => void send()}>
      <FeedbackFields
        values={values}
        tried={tried}
        onChange={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      {hasAnswer && (
        <Textarea
          label={t('answer')}
          value={answer}
          maxLength={productFeedbackLimits.answer}
          autosize
          minRows={2}
          maxRows={14}
          withAsterisk
          error={tried && answer.trim() === '' ? t('answerMissing') : undefined}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
      )}
      <FormFoot running={running} onCancel={onClose} />
    </WorkForm>
  );
}

function valuesOf({ problem, evidence, product, ownerId, dueAt }: ProductFeedbackView): FeedbackValues {
  return { problem, evidence, product, ownerId, dueAt };
}
