import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ThreadMoved } from '../../ui/thread/thread-moved.tsx';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import css from './message-field.module.css';

interface Props {
  readonly kind: 'reply' | 'note';
  readonly detail: CaseDetail;
}

/** The newest message that stood on the screen when the text was begun; a note needs none. */
type MessageContent = { readonly body: string; readonly seenMessageId?: string | null };

/** A message taken back in another window stands before what is being typed in this one. */
function joinMessages(stored: MessageContent, typed: MessageContent): MessageContent {
  return stored.body.includes(typed.body) ? stored : { ...stored, body: `${stored.body}\n\n${typed.body}` };
}

/** Shown as a panel in the field's place. */
const heldHere = ['thread-moved'] as const;

/** Where a reply usually leaves the case. */
const afterReply: readonly CaseStatus[] = ['pending-customer', 'pending-third-party', 'solved'];

/**
 * A text on its way to becoming a reply or a note. Enter is a new line and never sends, least of all while an input
 * method composes; Ctrl or Cmd with Enter sends, Escape leaves the field. The draft goes only when the text is saved as what it became.
 */
export function MessageField({ kind, detail }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const { run, running } = useCommand({ quiet: heldHere });
  const draft = useDraft<MessageContent>(kind, detail.id, { body: '' }, joinMessages);
  const field = useRef<HTMLTextAreaElement>(null);
  // Held here at once: what shall become of the case when it is sent after all.
  const [held, setHeld] = useState<{ readonly andSet: CaseStatus | undefined } | null>(null);
  const { body } = draft.content;
  const empty = body.trim() === '';
  const { lastMessageId } = detail.fields;
  // A draft from before this was noted counts as begun now.
  const seen = draft.content.seenMessageId === undefined ? lastMessageId : draft.content.seenMessageId;
  const moved = kind === 'reply' && !empty && seen !== lastMessageId;

  const change = (next: string) => {
    // What stands on the screen when the first letter is written is what was seen.
    const begins = empty || draft.content.seenMessageId === undefined;
    draft.change(kind === 'note' ? { body: next } : { body: next, seenMessageId: begins ? lastMessageId : seen });
  };
  const saved = async (andSet?: CaseStatus) => {
    setHeld(null);
    await draft.finish();
    if (andSet && andSet !== detail.fields.status) await run('case.status', { caseId: detail.id, to: andSet });
  };
  const sendHaving = async (seenMessageId: string | null, andSet?: CaseStatus) => {
    const outcome = await run('case.reply', { caseId: detail.id, body, seenMessageId });
    if (outcome.ok) await saved(andSet);
    else if (outcome.failure.kind === 'thread-moved') setHeld({ andSet });
  };
  const keepAsNote = async () => {
    const outcome = await run('case.note', { caseId: detail.id, body });
    if (outcome.ok) await saved();
  };
  const send = async (andSet?: CaseStatus) => {
    if (empty || running) return;
    await (kind === 'reply' ? sendHaving(seen, andSet) : keepAsNote());
  };
  const writeOn = (newestId: string | null) => {
    draft.change({ body, seenMessageId: newestId });
    flushSync(() => setHeld(null));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
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
  return (
    <div className={css.message} data-kind={kind}>
      <Textarea
        ref={field}
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Placeholder`)}
        size="sm"
        autosize
        minRows={3}
        maxRows={12}
        maxLength={50_000}
        value={body}
        readOnly={running}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => void draft.flush()}
        onKeyDown={onKeyDown}
        {...(css.field ? { classNames: { input: css.field } } : {})}
      />
      <div className={css.actions}>
        <span className={css.hint} aria-live="polite">
          {moved ? t('composer.moved') : !empty && draft.savedAt !== null && t('composer.draft')}
        </span>
        <span className={css.keys}>{`${modKeyName()} + Enter`}</span>
        <Button.Group>
          <Button disabled={empty} loading={running} onClick={() => void send()}>
            {kind === 'reply' ? t('composer.send') : t('composer.saveNote')}
          </Button>
          {kind === 'reply' && (
            <Menu position="top-end">
              <Menu.Target>
                <ActionIcon
                  className={css.more ?? ''}
                  variant="filled"
                  color="ink"
                  size={30}
                  disabled={empty || running}
                  aria-label={t('composer.sendAnd')}
                  title={t('composer.sendAnd')}
                >
                  <ChevronUp size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {afterReply.map((status) => (
                  <Menu.Item
                    key={status}
                    aria-label={t('composer.sendAndStatus', { status: t(`common:status.${status}`) })}
                    onClick={() => void send(status)}
                  >
                    <StatusBadge status={status} />
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Button.Group>
      </div>
    </div>
  );
}
