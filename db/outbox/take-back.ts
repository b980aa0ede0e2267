import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Json } from '#domain/model/json.ts';
import { transaction } from '../connection/connection.ts';
import type { OutboxWriter } from '../connection/handle.ts';
import { cancelCommands, dismissCommand } from './commands.ts';
import { getDraft, saveDraft } from './drafts.ts';

/** A message in the making as its composer keeps it. */
export interface MessageDraft {
  readonly body: string;
  readonly seenMessageId?: string | null | undefined;
}

function bodyOf(draft: Draft | undefined): string {
  const content = draft?.content;
  const body = typeof content === 'object' && content !== null && 'body' in content ? content.body : '';
  return typeof body === 'string' ? body : '';
}

/**
 * Takes back what has not left yet, or puts aside what was refused, and makes its text a draft again in the same commit; what stands in
 * that draft already stays behind it. Returns the uids that went: none when the command has left, and then nothing is changed.
 */
export function takeBackInto(
  db: OutboxWriter,
  uid: string,
  dependents: readonly string[],
  place: Pick<Draft, 'kind' | 'subject'>,
  text: MessageDraft,
  savedAt: number,
): readonly string[] {
  return transaction(db, () => {
    const gone = cancelCommands(db, [uid]);
    if (gone.length === 0 && !dismissCommand(db, uid)) return [];
    const later = cancelCommands(db, dependents);
    const begun = bodyOf(getDraft(db, place.kind, place.subject)).trim();
    const body = begun === '' || begun === text.body.trim() ? text.body : `${text.body}\n\n${begun}`;
    saveDraft(db, place.kind, place.subject, JSON.parse(JSON.stringify({ ...text, body })) as Json, savedAt);
    return [uid, ...later];
  });
}
