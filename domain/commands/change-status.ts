import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseStatuses } from '../model/choices.ts';
import { caseId } from '../model/ids.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { mayMove, solvedAtAfter } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  to: z.enum(caseStatuses),
  reason: z.string().trim().max(2000).default(''),
});

/** Moves a case by the status machine; decided again on the server's state, where the move may have become illegal. */
export const changeStatus = defineCommand({
  name: 'case.status',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.status === a.to) return refuse('nothing-to-do', 'The case has this status already.');
    if (!mayMove(before.status, a.to))
      return refuse('illegal-transition', `A case cannot go from ${before.status} to ${a.to}.`, {
        from: before.status,
        to: a.to,
      });
    return accept(
      update('case', a.caseId, {
        status: a.to,
        statusLog: withStatus(statusLogOf(before), a.to, context.happenedAt),
        solvedAt: solvedAtAfter(a.to, before.solvedAt, context.happenedAt),
        lastActivityAt: activeAt(before, context),
      }),
      entryOf(context, found.record, 'status', {
        data: { field: 'status', from: before.status, to: a.to, ...(a.reason ? { reason: a.reason } : {}) },
      }),
    );
  },
});
