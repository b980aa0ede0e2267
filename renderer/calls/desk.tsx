import { Button } from '@mantine/core';
import { MessageSquareQuote } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldPhase } from '#domain/rules/call-clock.ts';
import type { HandMove } from '#domain/rules/call-phase.ts';
import { useNotify } from '../state/notify-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useDraft } from '../state/use-draft.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import { CallClockField, CallTimesByHand } from './call-clock-field.tsx';
import { type CallContent, emptyCall, missingIn } from './call-content.ts';
import css from './call-form.module.css';
import { CallNoteFields } from './call-note-fields.tsx';
import { CallerFields } from './caller-fields.tsx';
import { CaseLinkFields } from './case-link-fields.tsx';
import { CallKnowledge } from './knowledge/call-knowledge.tsx';
import { ScriptPanel } from './script/script-panel.tsx';
import { useScriptSide } from './script/use-script-side.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { type SavedCall, useSaveCall } from './use-save-call.ts';

interface Props {
  /** Each customer's desk keeps a draft of its own, so that no unfinished call is written over. */
  readonly subject: string;
  readonly start: CallContent;
  /** The telephone's call that it is of, while the telephone has it. */
  readonly line?: { readonly phases: readonly ToldPhase[]; move(move: HandMove): void } | undefined;
  /** The note is saved as a call. */
  onSaved?(): void;
}

/** The form of a call: who, what was said, and what follows from it. */
export function Desk({ subject, start, line, onSaved }: Props) {
  const { t } = useTranslation(['calls', 'common']);
  const notify = useNotify();
  const draft = useDraft<CallContent>('call', subject, start);
  const { save, running } = useSaveCall(draft.change);
  const teams = useOwnTeams();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<SavedCall | null>(null);
  // The telephone's call is over once it is saved: what is written then is another one.
  const content = saved && onSaved ? blank : { ...blank, ...draft.content };
  const change = (part: Partial<CallContent>) => {
    setSaved(null);
    draft.change({ ...content, ...part });
  };
  const script = useScriptSide(content, change);
  useDeskKeys({ content, form, change });

  if (!draft.loaded) return <LoadingState />;
  const teamId = content.teamId ?? teams[0]?.id ?? null;
  const missing = missingIn(content);
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
    setSaved(done);
    setTried(false);
    await draft.finish();
    onSaved?.();
    notify({ tone: 'good', text: t('savedNotice') });
  };
  return (
    <Page
      title={t('deskTitle')}
      sunken
      aside={
        <CallClockField
          clock={content.clock}
          onChange={(clock) => {
            change({ clock });
            void draft.flush();
          }}
          phases={saved ? undefined : line?.phases}
          onMove={saved ? undefined : line?.move}
        />
      }
      actions={
        <>
          {draft.savedAt !== null && <DiscardDraft onDiscard={() => void draft.finish()} />}
          <Button
            variant="default"
            classNames={{ label: css.wideLabel ?? '', section: css.wideSection ?? '' }}
            leftSection={<MessageSquareQuote size={14} />}
            aria-expanded={script.isOpen}
            onClick={script.toggle}
          >
            {t('script')}
          </Button>
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
      <div className={css.room}>
        <div className={css.withScript}>
          <WorkForm
            ref={form}
            id="call-desk"
            className={css.desk}
            label={t('deskTitle')}
            onFocus={script.onFocus}
            onBlur={() => void draft.flush()}
            onSend={() => void submit()}
          >
            <div className={css.block}>
              <div className={css.head}>
                <CallerFields content={content} teams={teams} teamId={teamId} onChange={change} />
                <CallTimesByHand clock={content.clock} onChange={(clock) => change({ clock })} />
              </div>
            </div>
            <div className={css.block}>
              <CallNoteFields content={content} missing={tried ? missing : []} onChange={change} />
            </div>
            <div className={css.block}>
              <CaseLinkFields content={content} missing={tried ? missing : []} onChange={(link) => change({ link })} />
            </div>
            {draft.savedAt !== null && <p className={css.draftNote}>{t('common:draftSaved')}</p>}
          </WorkForm>
          <div className={css.beside}>
            {script.isOpen && (
              <ScriptPanel
                use={content.script}
                mood={content.mood}
                onChange={(use) => change({ script: use })}
                onInsert={script.insert}
                onClose={script.toggle}
              />
            )}
            <CallKnowledge content={content} field={script.field} onChange={change} />
          </div>
        </div>
      </div>
    </Page>
  );
}

const blank = emptyCall();
