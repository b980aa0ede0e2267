import { z } from 'zod';
import { update } from '../model/change.ts';
import type { CaseStatus } from '../model/choices.ts';
import { caseId } from '../model/ids.ts';
import { isFinished } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { entryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId, body: z.string().trim().min(1).max(50_000) });

/** A message to the customer, queued for sending. It opens a new case, for somebody has taken it up. */
export const reply = defineCommand({
  name: 'case.reply',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.status === 'closed') return refuse('illegal-transition', 'A closed case is reopened before a reply.');
    const status: CaseStatus = before.status === 'new' || before.status === 'reopened' ? 'open' : before.status;
    return accept(
      entryOf(context, found.record, 'message-out', { body: a.body, delivery: 'queued' }),
      update('case', a.caseId, {
        ...(status === before.status || isFinished(before.status) ? {} : { status }),
        firstRepliedAt: before.firstRepliedAt ?? context.happenedAt,
        lastActivityAt: Math.max(before.lastActivityAt, context.happenedAt),
      }),
    );
  },
});
