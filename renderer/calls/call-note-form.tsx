import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, CustomerId, TeamId } from '#domain/model/ids.ts';
import { useDraft } from '../state/use-draft.ts';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { onModEnter } from '../ui/mod-enter.ts';
import { LoadingState } from '../ui/states.tsx';
import { type CallContent, emptyCall, missingIn } from './call-content.ts';
import css from './call-form.module.css';
import { CallNoteFields } from './call-note-fields.tsx';
import { readClocks, wasInterrupted } from './call-timer.ts';
import { CallClock, CallTimesByHand } from './call-timer-field.tsx';
import { Direction } from './caller-fields.tsx';
import { useSaveCall } from './use-save-call.ts';

interface Props {
  readonly caseId: CaseId;
  readonly customerId: CustomerId | null;
  readonly teamId: TeamId;
  /** The number to start with: the customer's first. */
  readonly phone: string;
  onSaved(): void;
}

/** A call about the case on show; customer and case are known already. */
export function CallNoteForm({ caseId, customerId, teamId, phone, onSaved }: Props) {
  const { t } = useTranslation(['calls', 'common']);
  const start = emptyCall({ phone, teamId, link: { mode: 'existing', caseId, number: null } });
  const draft = useDraft<CallContent>('call', caseId, start);
  const { save, running } = useSaveCall(draft.change);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [byHand, setByHand] = useState(false);
  if (!draft.loaded) return <LoadingState />;

  const content: CallContent = {
    ...draft.content,
    customer: customerId && { id: customerId, name: '', phone: null },
    link: { mode: 'existing', caseId, number: null },
  };
  const missing = missingIn(content);
  const submit = async () => {
    setTried(true);
    if (missing.length > 0) focusFirstInvalid(form.current);
    if (missing.length > 0 || running) return;
    if (!(await save(content, teamId))) return;
    await draft.finish();
    setTried(false);
    onSaved();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('noteForm')}
      noValidate
      onBlur={() => void draft.flush()}
      onKeyDown={(event) => onModEnter(event, () => void submit())}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={css.noteHead}>
        <Direction value={content.direction} onChange={(direction) => draft.change({ ...content, direction })} />
        <TextInput
          className={css.notePhone ?? ''}
          aria-label={t('phone')}
          placeholder={t('phone')}
          value={content.phone}
          maxLength={60}
          inputMode="tel"
          onChange={(event) => draft.change({ ...content, phone: event.currentTarget.value })}
        />
        <CallClock timer={content.timer} onChange={(timer) => draft.change({ ...content, timer })} />
        <Button variant="subtle" aria-expanded={byHand} onClick={() => setByHand(!byHand)}>
          {t('byHand')}
        </Button>
      </div>
      {(byHand || wasInterrupted(content.timer, readClocks())) && (
        <CallTimesByHand timer={content.timer} onChange={(timer) => draft.change({ ...content, timer })} />
      )}
      <CallNoteFields compact content={content} missing={tried ? missing : []} onChange={draft.change} />
      <div className={css.foot}>
        <span className={css.footNote}>{draft.savedAt !== null && t('common:draftSaved')}</span>
        <Button type="submit" loading={running}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
