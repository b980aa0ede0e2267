import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId, type EntryId } from '../model/ids.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  body: z.string().trim().min(1).max(50_000),
  /** The newest message its author had seen, null for none; left out, the reply goes whatever was written meanwhile. */
  seenMessageId: z.uuid().nullable().optional(),
});

/**
 * A message to the customer, queued for sending. It opens a new case, for somebody has taken it up. A reply to a thread that moved
 * after its author looked at it is refused and so held with its author: nobody answers past a colleague or the customer unknowingly.
 */
export const reply = defineCommand({
  name: 'case.reply',
  version: 2,
  upgrades: { 1: (args) => args },
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.status === 'closed') return refuse('illegal-transition', 'A closed case is reopened before a reply.');
    if (a.seenMessageId !== undefined && a.seenMessageId !== before.lastMessageId)
      return refuse('thread-moved', 'Messages were written that the author of this reply had not seen.', {
        caseId: a.caseId,
      });
    const takesUp = before.status === 'new' || before.status === 'reopened';
    return accept(
      entryOf(context, found.record, 'message-out', { body: a.body, delivery: 'queued' }),
      update('case', a.caseId, {
        ...(takesUp ? { status: 'open', statusLog: withStatus(statusLogOf(before), 'open', context.happenedAt) } : {}),
        // An earlier reply may arrive later, written on a device without a network.
        firstRepliedAt: Math.min(before.firstRepliedAt ?? context.happenedAt, context.happenedAt),
        lastRepliedAt: Math.max(before.lastRepliedAt ?? context.happenedAt, context.happenedAt),
        // What the customer wrote after this reply was written waits on.
        ...(before.awaitingSince !== null && before.awaitingSince <= context.happenedAt ? { awaitingSince: null } : {}),
        lastActivityAt: activeAt(before, context),
        lastMessageId: context.uid as string as EntryId,
      }),
    );
  },
});
