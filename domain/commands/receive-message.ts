import { z } from 'zod';
import { update } from '../model/change.ts';
import { type CaseStatus, messageChannels } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { caseId, type EntryId } from '../model/ids.ts';
import type { StatusRules } from '../rules/definitions/status-rules.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { isFinished, solvedAtAfter } from '../rules/status-machine.ts';
import { mayReopenAt } from '../rules/status-rules.ts';
import { goesOnIn, needsMerged } from './case-chain.ts';
import { archiving } from './change-status.ts';
import { accept, defineCommand } from './definition.ts';
import { workableCase } from './load-case.ts';
import { statusRulesIn, statusRulesRef } from './status-rules-in.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  body: z.string().trim().min(1).max(50_000),
  channel: z.enum(messageChannels),
  /** When the customer said it; what is later than the recording counts as said then. */
  saidAt: z.int(),
});

/**
 * What a customer said where Holdfast does not listen: at the counter, in a letter, in a chat. It counts from when it was said. Only what is
 * newer than the last answer waits for one, takes a case up again that waited for the customer, and reopens a finished one that it was said
 * after, while that may be. On a case that was merged it goes on in the other one.
 */
export const receiveMessage = defineCommand({
  name: 'case.receive',
  version: 1,
  input,
  args: input,
  mint: (asked, { serverTime }) => (serverTime ? { ...asked, saidAt: serverTime(asked.saidAt) } : asked),
  needs: (a, loaded) => [...needsMerged(loaded, a.caseId), statusRulesRef],
  decide(view, a, context) {
    const named = workableCase(view, a.caseId, context);
    if (!named.ok) return named;
    const id = goesOnIn(view, named.record).id as typeof a.caseId;
    const found = workableCase(view, id, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const saidAt = Math.min(a.saidAt, context.happenedAt);
    const isNews = saidAt > (before.lastRepliedAt ?? saidAt - 1);
    const to = isNews ? takenUp(statusRulesIn(view), before, saidAt) : undefined;
    const message = entryOf({ ...context, happenedAt: saidAt }, found.record, 'message-in', {
      body: a.body,
      data: { channel: a.channel },
    });
    const moved = to && {
      status: to,
      statusLog: withStatus(statusLogOf(before), to, context.happenedAt),
      solvedAt: solvedAtAfter(to, before.solvedAt, context.happenedAt),
    };
    return accept(
      message,
      update(
        'case',
        id,
        {
          ...moved,
          // Nothing waits from before the case was there.
          ...(isNews
            ? { awaitingSince: Math.max(before.openedAt, Math.min(before.awaitingSince ?? saidAt, saidAt)) }
            : {}),
          lastActivityAt: activeAt(before, context),
          lastMessageId: context.uid as string as EntryId,
        },
        to ? archiving(before, to, context) : {},
      ),
      ...(to
        ? [secondEntryOf(context, found.record, 'status', { data: { field: 'status', from: before.status, to } })]
        : []),
    );
  },
});

/** The status a case has once its customer said something new; none when it stays. */
function takenUp(rules: StatusRules, before: FieldsOf<'case'>, saidAt: number): CaseStatus | undefined {
  if (before.status === 'pending-customer') return 'open';
  if (!isFinished(before.status)) return undefined;
  const isAfter = saidAt > (before.solvedAt ?? before.statusLog.at(-1)?.at ?? saidAt - 1);
  return isAfter && mayReopenAt(rules, before, saidAt) ? 'reopened' : undefined;
}
