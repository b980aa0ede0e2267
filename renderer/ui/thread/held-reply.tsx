import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand, useProcedure } from '../../state/use-command.ts';
import { ThreadMoved } from './thread-moved.tsx';

interface HeldArgs {
  readonly caseId: NonNullable<OutboxRow['caseId']>;
  readonly body: string;
  readonly seenMessageId: string | null;
}

/** What a held reply says; nothing when the row is no reply that its thread left behind. */
export function heldReplyOf({ name, args, refusal, caseId }: OutboxRow): HeldArgs | undefined {
  if (name !== 'case.reply' || refusal?.kind !== 'thread-moved' || caseId === null) return undefined;
  const { body, seenMessageId } = args as { readonly body?: unknown; readonly seenMessageId?: unknown };
  if (typeof body !== 'string') return undefined;
  return { caseId, body, seenMessageId: typeof seenMessageId === 'string' ? seenMessageId : null };
}

interface Props {
  readonly row: OutboxRow;
  readonly held: HeldArgs;
  readonly about?: ReactNode;
  /** The text is back in the case's composer. */
  onEdited(): void;
  /** It was settled otherwise. */
  onSettled(): void;
}

/** A reply the server held back: whatever is chosen, the text is somewhere. */
export function HeldReply({ row, held, about, onEdited, onSettled }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { run, running: saving } = useCommand();
  const { call, running: calling } = useProcedure();
  const done = useCallback(
    (text: string) => {
      notify({ tone: 'plain', text });
      onSettled();
    },
    [notify, onSettled],
  );
  const { caseId, body } = held;
  return (
    <ThreadMoved
      {...held}
      about={about}
      running={saving || calling}
      onSend={async (seenMessageId) => {
        const sent = await run('case.reply', { caseId, body, seenMessageId }, undefined, row.uid);
        if (sent.ok) done(t('thread.sentAgain'));
      }}
      onEdit={async (seenMessageId) => {
        const edited = await call('outbox.edit', { uid: row.uid, seenMessageId });
        if (edited.ok) onEdited();
      }}
      onNote={async () => {
        const noted = await run('case.note', { caseId, body }, undefined, row.uid);
        if (noted.ok) done(t('thread.noted'));
      }}
      onDrop={async () => {
        const dropped = await call('outbox.dismiss', { uid: row.uid });
        if (dropped.ok) done(t('thread.dropped'));
      }}
    />
  );
}
