import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, CustomerId, TeamId } from '#domain/model/ids.ts';
import { isUncertain } from '#domain/rules/call-clock.ts';
import { useDraft } from '../state/use-draft.ts';
import { useWritingHere } from '../state/writing-desk.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { LoadingState } from '../ui/states.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import { CallClockField, CallTimesByHand } from './call-clock-field.tsx';
import { askedIn, type CallContent, emptyCall, missingIn } from './call-content.ts';
import css from './call-form.module.css';
import { CallNoteFields } from './call-note-fields.tsx';
import { Direction } from './caller-fields.tsx';
import { ScriptPanel } from './script/script-panel.tsx';
import { useScriptSide } from './script/use-script-side.ts';
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
  const content: CallContent = {
    ...start,
    ...draft.content,
    customer: customerId && { id: customerId, name: '', phone: null },
    link: { mode: 'existing', caseId, number: null },
  };
  const script = useScriptSide(content, draft.change);
  useWritingHere(askedIn(content), 'colleagues', script.insert);
  if (!draft.loaded) return <LoadingState />;

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
    <WorkForm
      ref={form}
      className={css.form}
      label={t('noteForm')}
      onFocus={script.onFocus}
      onBlur={() => void draft.flush()}
      onSend={() => void submit()}
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
        <CallClockField
          clock={content.clock}
          onChange={(clock) => {
            draft.change({ ...content, clock });
            void draft.flush();
          }}
        />
        <Button variant="subtle" aria-expanded={byHand} onClick={() => setByHand(!byHand)}>
          {t('byHand')}
        </Button>
        <Button variant="subtle" aria-expanded={script.isOpen} onClick={script.toggle}>
          {t('script')}
        </Button>
      </div>
      {(byHand || isUncertain(content.clock)) && (
        <CallTimesByHand clock={content.clock} onChange={(clock) => draft.change({ ...content, clock })} />
      )}
      {script.isOpen && (
        <ScriptPanel
          use={content.script}
          mood={content.mood}
          onChange={(use) => draft.change({ ...content, script: use })}
          onInsert={script.insert}
          onClose={script.toggle}
        />
      )}
      <CallNoteFields compact content={content} missing={tried ? missing : []} onChange={draft.change} />
      <div className={css.foot}>
        <span className={css.footNote}>{draft.savedAt !== null && t('common:draftSaved')}</span>
        <Button type="submit" loading={running}>
          {t('save')}
        </Button>
      </div>
    </WorkForm>
  );
}
