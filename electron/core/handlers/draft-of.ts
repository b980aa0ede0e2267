import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import type { MessageDraft } from '#db/outbox/take-back.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';

/** Where a message in the making is kept. */
export type DraftPlace = Pick<Draft, 'subject'> & { readonly kind: 'reply' | 'note' };

/** The draft that a command's text was before it was saved, for commands that are texts. */
export function draftOf({
  envelope,
}: OutboxCommand): { readonly place: DraftPlace; readonly text: MessageDraft } | undefined {
  const kind = kinds[envelope.name];
  const args = envelope.args as { readonly [key: string]: unknown } | null;
  if (!kind || typeof args?.caseId !== 'string' || typeof args.body !== 'string') return undefined;
  const { caseId, body, seenMessageId } = args;
  const seen = seenMessageId === null || typeof seenMessageId === 'string' ? { seenMessageId } : {};
  return { place: { kind, subject: caseId }, text: { body, ...seen } };
}

const kinds: Readonly<Record<string, DraftPlace['kind']>> = { 'case.reply': 'reply', 'case.note': 'note' };
