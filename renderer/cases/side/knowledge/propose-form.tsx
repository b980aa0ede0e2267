import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { useNotify } from '../../../state/notify-context.tsx';
import { useCommand } from '../../../state/use-command.ts';
import css from '../../../ui/cooperation/item.module.css';
import { focusFirstInvalid } from '../../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { WorkForm } from '../../../ui/work-form.tsx';

interface Props {
  /** None for an article that is missing. */
  readonly articleId: ArticleId | null;
  readonly caseId: CaseId;
  onClose(): void;
}

/** What somebody would have otherwise in an article, told to who keeps it. */
export function ProposeForm({ articleId, caseId, onClose }: Props) {
  const { t } = useTranslation('at-work');
  const { run, running } = useCommand();
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = text.trim() === '';
  const send = async () => {
    setTried(true);
    if (missing) return focusFirstInvalid(form.current);
    const sent = await run('article.propose', { articleId, fromCaseId: caseId, text });
    if (!sent.ok) return;
    notify({ tone: 'good', text: t('proposed') });
    onClose();
  };
  return (
    <WorkForm ref={form} className={css.form} label={t('proposeTitle')} onSend={() => void send()}>
      <Textarea
        label={articleId === null ? t('proposeMissing') : t('proposeText')}
        data-autofocus
        value={text}
        maxLength={5000}
        autosize
        minRows={2}
        maxRows={8}
        error={tried && missing ? t('proposeEmpty') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormFoot action={t('send')} running={running} onCancel={onClose} />
    </WorkForm>
  );
}
