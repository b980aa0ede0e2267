import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackId } from '#domain/model/ids.ts';
import { productFeedbackLimits } from '#domain/model/product-feedback-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import css from './feedback.module.css';

interface Props {
  readonly feedbackId: ProductFeedbackId;
  onClose(): void;
}

const kinds = ['answered', 'declined'] as const;

/** Writes down what the product team says, in words that customers can be told. */
export function AnswerForm({ feedbackId, onClose }: Props) {
  const { t } = useTranslation('feedback');
  const { run, running } = useCommand();
  const [to, setTo] = useState<(typeof kinds)[number]>('answered');
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const lacks = answer.trim() === '';
  const send = async () => {
    setTried(true);
    if (lacks || running) return;
    const saved = await run('product-feedback.answer', { feedbackId, to, answer });
    if (saved.ok) onClose();
  };
  return (
    <WorkForm className={css.form} label={t('answerIt')} onSend={() => void send()}>
      <SegmentedControl
        aria-label={t('answer')}
        value={to}
        onChange={setTo}
        data={kinds.map((value) => ({ value, label: t(value === 'answered' ? 'asAnswered' : 'asDeclined') }))}
      />
      <Textarea
        label={t('answer')}
        description={t('answerHint')}
        value={answer}
        maxLength={productFeedbackLimits.answer}
        autosize
        minRows={3}
        maxRows={14}
        withAsterisk
        autoFocus
        error={tried && lacks ? t('answerMissing') : undefined}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <FormFoot running={running} onCancel={onClose} />
    </WorkForm>
  );
}
