import { type ReactNode, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import { blanksIn } from '#domain/rules/prepared-text.ts';
import { useSettings } from '../../state/core-context.tsx';
import { clockTime } from '../../state/format-time.ts';
import { useCommand, useProcedure } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useLocale } from '../../state/use-locale.ts';

import { useWritingHere } from '../../state/writing-desk.tsx';
import { chipText } from '../../ui/editor/chip-kind.ts';
import { type EditorHandle, MarkdownEditor } from '../../ui/editor/markdown-editor.tsx';
import { ThreadMoved } from '../../ui/thread/thread-moved.tsx';
import { BlankWarning } from '../composer/blank-warning.tsx';
import { FormatBar } from '../composer/format-bar.tsx';
import { joinMessages, type MessageContent } from '../composer/join-messages.ts';
import { MergedDrafts } from '../composer/merged-drafts.tsx';
import { useHeldMessages, useUndoSend } from '../composer/use-held-messages.ts';
import { useProviders } from '../composer/use-providers.ts';
import { useCaseFiles } from '../files/case-files.tsx';
import { useMove } from '../moves/use-move.tsx';
import css from './message-field.module.css';
import { SendButtons } from './send-buttons.tsx';

interface Props {
  readonly kind: 'reply' | 'note';
  readonly detail: CaseDetail;
  /** To put the focus into the text from outside. */
  readonly editor: RefObject<EditorHandle | null>;
}

const longest = 50_000;

/** Shown as a panel in the field's place. */
const heldHere = ['thread-moved'] as const;

/**
 * A text on its way to becoming a reply or a note. Enter is a new line and never sends, least of all while an input
 * method composes; Ctrl or Cmd with Enter sends, Escape leaves the field. The draft goes in the commit that saves the text as what it became,
 * and for a few seconds after that it can be had back.
 */
export function MessageField({ kind, detail, editor }: Props) {
  const { t } = useTranslation(['cases', 'composer']);
  const locale = useLocale();
  const { run, running } = useCommand({ quiet: heldHere });
  const settings = useSettings(({ undoSeconds, plainText }) => `${undoSeconds} ${plainText}`);
  const [undoSeconds, plain] = [Number(settings.split(' ')[0]), settings.endsWith('true')];
  const { call } = useProcedure();
  const draft = useDraft<MessageContent>(kind, detail.id, { body: '' }, joinMessages);
  const providers = useProviders(detail, kind);
  const files = useCaseFiles();
  const undoable = useHeldMessages().find((held) => held.caseId === detail.id && held.kind === kind);
  const { undo } = useUndoSend();
  // Held here at once: what shall become of the case when it is sent after all.
  const [held, setHeld] = useState<{ readonly andSet: CaseStatus | undefined } | null>(null);
  const { move, dialog } = useMove(detail);
  const [asking, setAsking] = useState<{ readonly andSet: CaseStatus | undefined } | null>(null);
  const { body } = draft.content;
  const empty = body.trim() === '';
  const tooLong = body.length - longest;
  useWritingHere(body, kind === 'reply' ? 'customer' : 'colleagues', (text) => {
    editor.current?.insert(text);
    editor.current?.focus();
  });
  const { lastMessageId } = detail.fields;
  // A draft from before this was noted counts as begun now.
  const seen = draft.content.seenMessageId === undefined ? lastMessageId : draft.content.seenMessageId;
  const moved = kind === 'reply' && !empty && seen !== lastMessageId;

  const change = (next: string) => {
    if (asking) setAsking(null);
    // What stands on the screen when the first letter is written is what was seen.
    const begins = empty || draft.content.seenMessageId === undefined;
    draft.change(kind === 'note' ? { body: next } : { body: next, seenMessageId: begins ? lastMessageId : seen });
  };
  const leaving = { holdMs: undoSeconds * 1000, draft: { kind, subject: detail.id } };
  const saved = async (uid?: CommandUid, andSet?: CaseStatus) => {
    setHeld(null);
    const status = uid && andSet && andSet !== detail.fields.status ? move(andSet, { after: uid }) : undefined;
    await draft.finish();
    await status;
  };
  const sendHaving = async (seenMessageId: string | null, andSet?: CaseStatus) => {
    await draft.flush();
    const outcome = await run('case.reply', { caseId: detail.id, body, seenMessageId }, undefined, undefined, leaving);
    if (outcome.ok) await saved(outcome.value.uid as CommandUid, andSet);
    else if (outcome.failure.kind === 'thread-moved') setHeld({ andSet });
  };
  const keepAsNote = async () => {
    await draft.flush();
    const outcome = await run('case.note', { caseId: detail.id, body }, undefined, undefined, leaving);
    if (outcome.ok) await saved();
  };
  const send = async (andSet?: CaseStatus, knowing = false) => {
    if (empty || running || tooLong > 0) return;
    if (!knowing && kind === 'reply' && blanksIn(body).length > 0) return setAsking({ andSet });
    setAsking(null);
    await (kind === 'reply' ? sendHaving(seen, andSet) : keepAsNote());
  };
  const writeOn = (newestId: string | null) => {
    draft.change({ body, seenMessageId: newestId });
    flushSync(() => setHeld(null));
    editor.current?.focus();
  };
  const takeOver = async (from: CaseId, text: string) => {
    change(empty ? text : `${body}\n\n${text}`);
    await draft.flush();
    await call('drafts.remove', { kind, subject: from });
    editor.current?.focus();
  };
  const attach = (chosen: readonly File[]) => {
    files.add(chosen, (id, name) => editor.current?.insert(`${chipText('attachment', id, name)} `));
    return true;
  };

  if (held)
    return (
      <ThreadMoved
        caseId={detail.id}
        seenMessageId={seen}
        body={body}
        running={running}
        takesFocus
        onSend={(newestId) => void sendHaving(newestId, held.andSet)}
        onEdit={writeOn}
        onNote={() => void keepAsNote()}
        onDrop={() => void saved()}
      />
    );
  const status: ReactNode =
    tooLong > 0
      ? t('composer:tooLong', { count: tooLong })
      : moved
        ? t('composer.moved')
        : !empty && draft.savedAt !== null && t('composer:savedAt', { time: clockTime(draft.savedAt, locale) });
  return (
    <div className={css.message} data-kind={kind}>
      <MergedDrafts caseId={detail.id} kind={kind} onTake={(from, text) => void takeOver(from, text)} />
      <FormatBar
        plain={plain}
        disabled={running}
        onFormat={(format) => editor.current?.format(format)}
        onFiles={attach}
        onPlain={(plainText) => void call('settings.set', { plainText })}
      />
      <MarkdownEditor
        ref={editor}
        label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Placeholder`)}
        value={body}
        plain={plain}
        readOnly={running}
        providers={providers}
        menuLabel={t('composer:menu.label')}
        onChange={change}
        onBlur={() => void draft.flush()}
        onSubmit={() => void send()}
        onUndoNothing={() => {
          if (undoable) void undo(undoable);
          return undoable !== undefined;
        }}
        onFiles={attach}
      />
      {asking && (
        <BlankWarning
          blanks={blanksIn(body)}
          onFillIn={() => {
            setAsking(null);
            editor.current?.fillIn();
          }}
          onSendAnyway={() => {
            editor.current?.focus();
            void send(asking.andSet, true);
          }}
        />
      )}
      <div className={css.actions}>
        <span className={css.hint} aria-live="polite">
          {status}
        </span>
        <SendButtons
          kind={kind}
          disabled={empty || tooLong > 0}
          running={running}
          onSend={(andSet) => void send(andSet)}
        />
      </div>
      {dialog}
    </div>
  );
}
