import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { untouched } from '../model/untouched-case.ts';
import { isFinished } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  /** The old case's, when left out. */
  subject: z.string().trim().min(1).max(300).optional(),
  description: z.string().max(50_000).default(''),
});
const args = input.extend({ continuedId: caseId, number: z.string().min(1).max(40) });

/**
 * Goes on with a finished case in a new one, where it is too late to reopen it or somebody would rather not: the same subject, customer,
 * team, type, priority and channel, each linked with the other. The old one stays finished.
 */
export const continueCase = defineCommand({
  name: 'case.continue',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, continuedId: minter.id(), number: minter.caseNumber() }),
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'case', id: a.continuedId },
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (view.get('case', a.continuedId).state === 'present')
      return refuse('exists', 'A case with this id is there already.');
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
    if (!isFinished(before.status))
      return refuse('illegal-transition', 'A case that is not finished goes on by itself.', {
        from: before.status,
        to: 'new',
      });
    const { type, priority, customerId, teamId, number } = before;
    // Nobody comes back by way of an import.
    const channel = before.channel === 'import' ? 'phone' : before.channel;
    const scope = teamScope(teamId);
    const to = 'continued';
    return accept(
      insert('case', a.continuedId, scope, {
        ...{ number: a.number, aliases: [], subject: a.subject ?? before.subject, description: a.description, type },
        ...{ status: 'new', priority, channel, customerId, teamId, assigneeId: null, tags: [] },
        openedBy: context.actor.id,
        openedAt: context.happenedAt,
        recordedAt: null,
        lastActivityAt: context.happenedAt,
        lastMessageId: null,
        ...untouched,
        relatedIds: [a.caseId],
        statusLog: [{ status: 'new', at: context.happenedAt }],
        firstRepliedAt: null,
        solvedAt: null,
        externalId: null,
      }),
      update('case', a.caseId, { lastActivityAt: activeAt(before, context) }, { add: { relatedIds: [a.continuedId] } }),
      entryOf(context, found.record, 'link', { data: { to, field: 'next', caseId: a.continuedId, number: a.number } }),
      secondEntryOf(context, { id: a.continuedId, scope }, 'link', {
        data: { to, field: 'former', caseId: a.caseId, number },
      }),
    );
  },
});
