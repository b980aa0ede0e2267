import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId, type EntryId } from '../model/ids.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { goesOnIn, needsMerged } from './case-chain.ts';
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
 * One written to a case that was merged meanwhile goes on in the other case, to whose messages the same applies; where that one is
 * another customer's it is always held.
 */
export const reply = defineCommand({
  name: 'case.reply',
  version: 2,
  upgrades: { 1: (args) => args },
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => needsMerged(loaded, a.caseId),
  decide(view, a, context) {
    const named = workableCase(view, a.caseId, context);
    if (!named.ok) return named;
    const id = goesOnIn(view, named.record).id as typeof a.caseId;
    const found = workableCase(view, id, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const isOthers = before.customerId !== named.record.fields.customerId;
    if (before.status === 'closed') return refuse('illegal-transition', 'A closed case is reopened before a reply.');
    if (a.seenMessageId !== undefined && (isOthers || a.seenMessageId !== before.lastMessageId))
      return refuse('thread-moved', 'Messages were written that the author of this reply had not seen.', {
        caseId: id,
      });
    const takesUp = before.status === 'new' || before.status === 'reopened';
    return accept(
      entryOf(context, found.record, 'message-out', { body: a.body, delivery: 'queued' }),
      update('case', id, {
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
