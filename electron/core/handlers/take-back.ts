import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { cancelCommands, commandByUid, waitingCommands } from '#db/outbox/commands.ts';
import { takeBackInto } from '#db/outbox/take-back.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { AccountStore } from '../sync/account-store.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import { type DraftPlace, draftOf } from './draft-of.ts';
import { dependentsOf } from './outbox-view.ts';

export interface TakenBack {
  readonly uids: readonly string[];
  readonly changed: ChangedRows;
}

/** Takes back a command that has not left yet, with what builds on it. */
export function takeBack(store: AccountStore, uid: string): TakenBack {
  const { command, dependents } = find(store, uid);
  const uids = cancelCommands(store.outbox, [command.envelope.uid, ...dependents]);
  if (uids.length === 0) throw new AppError('already-done', 'This change has left already.');
  return { uids, changed: store.follow(new Set(uids)) };
}

/** As `takeBack`, and refused ones too; the text becomes a draft again. */
export function takeBackToEdit(
  store: AccountStore,
  uid: string,
  now: number,
  seenMessageId?: string | null,
): TakenBack & { readonly place: DraftPlace } {
  const { command, dependents } = find(store, uid);
  const draft = draftOf(command);
  if (!draft) throw new AppError('bad-request', 'This change is no text that could be written on.');
  const text = seenMessageId === undefined ? draft.text : { ...draft.text, seenMessageId };
  const uids = takeBackInto(store.outbox, uid, dependents, draft.place, text, now);
  if (uids.length === 0) throw new AppError('already-done', 'This change has left already.');
  return { uids, changed: store.follow(new Set(uids)), place: draft.place };
}

function find(store: AccountStore, uid: string): { command: OutboxCommand; dependents: readonly string[] } {
  const command = commandByUid(store.outbox, uid);
  if (!command) throw new AppError('not-found', 'There is no such waiting change.');
  const later = dependentsOf(command, waitingCommands(store.outbox));
  return { command, dependents: later.map(({ envelope }) => envelope.uid) };
}
