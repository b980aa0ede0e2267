import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { cancelCommands, commandByUid, waitingCommands } from '#db/outbox/commands.ts';
import { type MessageDraft, takeBackInto } from '#db/outbox/take-back.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Draft } from '#domain/contract/ipc/contract.ts';
import type { AccountStore } from '../sync/account-store.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import { dependentsOf } from './outbox-view.ts';

type Place = Pick<Draft, 'kind' | 'subject'>;

/** The draft that a command's text was before it was saved, for commands that are texts. */
export function draftOf({
  envelope,
}: OutboxCommand): { readonly place: Place; readonly text: MessageDraft } | undefined {
  const kind = kinds[envelope.name];
  const args = envelope.args as { readonly [key: string]: unknown } | null;
  if (!kind || typeof args?.caseId !== 'string' || typeof args.body !== 'string') return undefined;
  const { caseId, body, seenMessageId } = args;
  const seen = seenMessageId === null || typeof seenMessageId === 'string' ? { seenMessageId } : {};
  return { place: { kind, subject: caseId }, text: { body, ...seen } };
}

const kinds: Readonly<Record<string, Draft['kind']>> = { 'case.reply': 'reply', 'case.note': 'note' };

export interface TakenBack {
  readonly uids: readonly string[];
  readonly changed: ChangedRows;
}

/** Takes back a command that has not left yet, with what builds on it. */
export function takeBack(store: AccountStore, uid: string): TakenBack {
  const { command, dependents } = find(store, uid);
  const uids = cancelCommands(store.outbox, [command.envelope.uid, ...dependents]);
  if (uids.length === 0) throw new AppError('already-done', 'This change has left already.');
  return { uids, changed: store.follow() };
}

/** As `takeBack`, and refused ones too; the text becomes a draft again. */
export function takeBackToEdit(
  store: AccountStore,
  uid: string,
  now: number,
  seenMessageId?: string | null,
): TakenBack & { readonly place: Place } {
  const { command, dependents } = find(store, uid);
  const draft = draftOf(command);
  if (!draft) throw new AppError('bad-request', 'This change is no text that could be written on.');
  const text = seenMessageId === undefined ? draft.text : { ...draft.text, seenMessageId };
  const uids = takeBackInto(store.outbox, uid, dependents, draft.place, text, now);
  if (uids.length === 0) throw new AppError('already-done', 'This change has left already.');
  return { uids, changed: store.follow(), place: draft.place };
}

function find(store: AccountStore, uid: string): { command: OutboxCommand; dependents: readonly string[] } {
  const command = commandByUid(store.outbox, uid);
  if (!command) throw new AppError('not-found', 'There is no such waiting change.');
  const later = dependentsOf(command, waitingCommands(store.outbox));
  return { command, dependents: later.map(({ envelope }) => envelope.uid) };
}
