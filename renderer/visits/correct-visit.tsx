import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import { correctedIn, isWhole, missingInNote, noteOf, type VisitNote } from './visit-content.ts';
import css from './visit-form.module.css';
import { VisitNoteFields } from './visit-note-fields.tsx';

interface Props {
  readonly visit: VisitView;
  onDone(): void;
}

/** `rev` and `before`: what the person had before their eyes when they began. */
type Correcting = { readonly rev: number; readonly before: VisitNote; readonly note: VisitNote };

/** What was written down of a visit, to be put right. What a colleague changes meanwhile in other fields stays. */
export function CorrectVisit({ visit, onDone }: Props) {
  const { t } = useTranslation(['visits', 'common']);
  const { run, running } = useCommand();
  const draft = useDraft<Correcting>('visit', visit.id, {
    rev: visit.rev,
    before: noteOf(visit),
    note: noteOf(visit),
  });
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  if (!draft.loaded) return <LoadingState />;
  const { rev, before, note } = draft.content;
  const missing = missingInNote(note);
  const leave = async () => {
    await draft.finish();
    onDone();
  };
  const submit = async () => {
    setTried(true);
    if (!isWhole(note)) focusFirstInvalid(form.current);
    if (!isWhole(note) || running) return;
    const set = correctedIn(before, note);
    const seen = { collection: 'visit' as const, id: visit.id, rev, fields: before };
    const saved = Object.keys(set).length === 0 || (await run('visit.edit', { visitId: visit.id, set }, seen)).ok;
    if (saved) await leave();
  };
  return (
    <Page
      title={t('correctTitle')}
      sunken
      aside={draft.savedAt !== null && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          <Button variant="default" onClick={() => void leave()}>
            {t('common:actions.cancel')}
          </Button>
          <Button type="submit" form="correct-visit" loading={running}>
            {t('common:actions.save')}
          </Button>
        </>
      }
    >
      <WorkForm
        ref={form}
        id="correct-visit"
        className={css.form}
        label={t('correctTitle')}
        onBlur={() => void draft.flush()}
        onSend={() => void submit()}
      >
        {visit.signature && <p className={css.warning}>{t('correctSigned')}</p>}
        <VisitNoteFields
          note={note}
          missing={tried ? missing : []}
          onChange={(part) => draft.change({ rev, before, note: { ...note, ...part } })}
        />
      </WorkForm>
    </Page>
  );
}
