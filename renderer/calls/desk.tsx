import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../state/notify-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useDraft } from '../state/use-draft.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { onModEnter } from '../ui/mod-enter.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import { type CallContent, missingIn } from './call-content.ts';
import css from './call-form.module.css';
import { CallNoteFields } from './call-note-fields.tsx';
import { CallClock, CallTimesByHand } from './call-timer-field.tsx';
import { CallerFields } from './caller-fields.tsx';
import { CaseLinkFields } from './case-link-fields.tsx';
import { type SavedCall, useSaveCall } from './use-save-call.ts';

interface Props {
  /** Each customer's desk keeps a draft of its own, so that no unfinished call is written over. */
  readonly subject: string;
  readonly start: CallContent;
  /** The note is saved as a call. */
  onSaved?(): void;
}

/** The form of a call: who, what was said, and what follows from it. */
export function Desk({ subject, start, onSaved }: Props) {
  const { t } = useTranslation(['calls', 'common']);
  const notify = useNotify();
  const draft = useDraft<CallContent>('call', subject, start);
  const { save, running } = useSaveCall(draft.change);
  const teams = useOwnTeams();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<SavedCall | null>(null);

  if (!draft.loaded) return <LoadingState />;
  const content = draft.content;
  const teamId = content.teamId ?? teams[0]?.id ?? null;
  const missing = missingIn(content);
  const change = (part: Partial<CallContent>) => {
    setSaved(null);
    draft.change({ ...content, ...part });
  };
  const submit = async () => {
    setTried(true);
    if (missing.length > 0) focusFirstInvalid(form.current);
    if (missing.length > 0 || running) return;
    if (teamId === null) {
      notify({ tone: 'bad', text: t('noTeam') });
      return;
    }
    const done = await save(content, teamId);
    if (!done) return;
    await draft.finish();
    onSaved?.();
    setTried(false);
    setSaved(done);
    notify({ tone: 'good', text: t('savedNotice') });
  };
  return (
    <Page
      title={t('deskTitle')}
      sunken
      aside={
        <>
          <CallClock timer={content.timer} onChange={(timer) => change({ timer })} />
          {draft.savedAt !== null && <span>{t('common:draftSaved')}</span>}
        </>
      }
      actions={
        <>
          {draft.savedAt !== null && <DiscardDraft onDiscard={() => void draft.finish()} />}
          <Button type="submit" form="call-desk" loading={running}>
            {t('save')}
          </Button>
        </>
      }
    >
      {saved?.openedNumber && (
        <p className={css.opened} role="status">
          {t('openedCase')} <a href={hrefOf('cases', saved.caseId)}>{saved.openedNumber}</a>
        </p>
      )}
      <form
        ref={form}
        id="call-desk"
        className={css.desk}
        aria-label={t('deskTitle')}
        noValidate
        onBlur={() => void draft.flush()}
        onKeyDown={(event) => onModEnter(event, () => void submit())}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={css.block}>
          <div className={css.head}>
            <CallerFields content={content} teams={teams} teamId={teamId} onChange={change} />
            <CallTimesByHand timer={content.timer} onChange={(timer) => change({ timer })} />
          </div>
        </div>
        <div className={css.block}>
          <CallNoteFields content={content} missing={tried ? missing : []} onChange={change} />
        </div>
        <div className={css.block}>
          <CaseLinkFields content={content} missing={tried ? missing : []} onChange={(link) => change({ link })} />
        </div>
      </form>
    </Page>
  );
}
