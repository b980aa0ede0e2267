import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId, CaseId, CustomerId } from '#domain/model/ids.ts';
import { recommendationLimits as limits } from '#domain/model/recommendation-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import css from '../cooperation/item.module.css';
import { focusFirstInvalid } from '../focus-first-invalid.ts';
import { FormFoot } from '../form-foot.tsx';
import { onModEnter } from '../mod-enter.ts';
import { ArticleField } from './article-field.tsx';

interface Props {
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  onDone(): void;
}

/** Writes down what else may help a customer, for whoever speaks with them next. */
export function SuggestForm({ customerId, caseId, onDone }: Props) {
  const { t } = useTranslation('recommendations');
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [articleId, setArticle] = useState<ArticleId | null>(null);
  const [tried, setTried] = useState(false);
  const lacksText = text.trim() === '';
  const submit = async () => {
    setTried(true);
    if (running) return;
    if (lacksText) {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = await run('recommendation.suggest', { customerId, caseId, articleId, text, reason });
    if (saved.ok) onDone();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('suggest')}
      noValidate
      onKeyDown={(event) => {
        onModEnter(event, () => void submit());
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textarea
        label={t('what')}
        value={text}
        maxLength={limits.text}
        autosize
        minRows={2}
        maxRows={8}
        withAsterisk
        autoFocus
        error={tried && lacksText ? t('whatMissing') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Textarea
        label={t('reason')}
        value={reason}
        maxLength={limits.reason}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ArticleField value={articleId} onChange={setArticle} />
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
