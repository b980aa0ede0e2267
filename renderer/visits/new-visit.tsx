import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../state/core-context.tsx';
import { useNotify } from '../state/notify-context.tsx';
import { useDraft } from '../state/use-draft.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { tomorrowAtNine } from '../ui/due-field.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import { ComeBackFields } from './come-back-fields.tsx';
import { useSaveVisit } from './use-save-visit.ts';
import { VisitAbout } from './visit-about.tsx';
import { missingIn, type VisitContent, type VisitNote } from './visit-content.ts';
import css from './visit-form.module.css';
import { VisitNoteFields } from './visit-note-fields.tsx';

interface Props {
  /** Each case and each customer has a draft of its own, so that no unfinished visit is written over. */
  readonly subject: string;
  readonly start: VisitContent;
}

/** The form of a visit: whom, where and when, what was done, and what follows from it. Saved as it is typed. */
export function NewVisit({ subject, start }: Props) {
  const { t } = useTranslation(['visits', 'common']);
  const notify = useNotify();
  const navigation = useNavigation();
  const draft = useDraft<VisitContent>('visit', subject, start);
  const { save, running } = useSaveVisit(draft.change);
  const teams = useOwnTeams();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  if (!draft.loaded) return <LoadingState />;

  const content = draft.content;
  const teamId = content.teamId ?? teams[0]?.id ?? null;
  const missing = missingIn(content);
  const change = (part: Partial<VisitContent>) => draft.change({ ...content, ...part });
  const changeNote = (part: Partial<VisitNote>) => {
    // Who says that they will come back wants to be reminded.
    const returns = part.outcome === 'to-return' && !content.comeBack.wanted;
    const comeBack = returns
      ? { ...content.comeBack, wanted: true, dueAt: content.comeBack.dueAt ?? tomorrowAtNine(Date.now()) }
      : content.comeBack;
    change({ note: { ...content.note, ...part }, comeBack });
  };
  const submit = async () => {
    setTried(true);
    if (missing.length > 0) focusFirstInvalid(form.current);
    if (missing.length > 0 || running) return;
    if (teamId === null) {
      notify({ tone: 'bad', text: t('noTeam') });
      return;
    }
    const visitId = await save(content, teamId);
    if (visitId === null) return;
    await draft.finish();
    notify({ tone: 'good', text: t('savedNotice') });
    navigation.replace('visits', visitId);
  };
  return (
    <Page
      title={t('newTitle')}
      sunken
      aside={draft.savedAt !== null && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          {draft.savedAt !== null && <DiscardDraft onDiscard={() => void draft.finish()} />}
          <Button type="submit" form="new-visit" loading={running}>
            {t('save')}
          </Button>
        </>
      }
    >
      <WorkForm
        ref={form}
        id="new-visit"
        className={css.form}
        label={t('newTitle')}
        onBlur={() => void draft.flush()}
        onSend={() => void submit()}
      >
        <div className={css.block}>
          <VisitAbout content={content} missing={tried ? missing : []} teamId={teamId} onChange={change} />
        </div>
        <VisitNoteFields
          note={content.note}
          missing={tried ? missing : []}
          plannedAt={content.plannedAt}
          onChange={changeNote}
        />
        <div className={css.block}>
          <ComeBackFields
            content={content}
            missing={tried ? missing : []}
            onChange={(comeBack) => change({ comeBack })}
          />
        </div>
      </WorkForm>
    </Page>
  );
}
