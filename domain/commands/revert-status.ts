import { z } from 'zod';
import type { StatusLog, StepDone } from '../model/case-fields.ts';
import { type UpdateChange, update } from '../model/change.ts';
import type { CaseStatus } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { caseId, entryId } from '../model/ids.ts';
import { isFinished } from '../rules/status-machine.ts';
import { accept, type DecideContext, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

/** How long a move can be undone by who made it. */
export const revertibleMs = 10 * 60_000;

const input = z.strictObject({
  caseId,
  /** The timeline line of the move that is undone. */
  entryId,
});

/**
 * Undoes the last move of a case, also against the status machine: a case that was solved by a slip is open again, and neither was solved
 * nor has been reopened. Legal for who made the move, for ten minutes, and only while the case still stands where the move left it. The
 * log of moves forgets it, so that clocks run as if it had not been made; the timeline, which forgets nothing, tells of both.
 */
export const revertStatus = defineCommand({
  name: 'case.revert',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'entry', id: a.entryId },
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const line = view.get('entry', a.entryId);
    if (line.state !== 'present') return refuse('not-found', 'This move is not in the timeline.');
    const { caseId: movedCase, kind, data, authorId, happenedAt } = line.record.fields;
    if (movedCase !== a.caseId || kind !== 'status')
      return refuse('bad-request', 'This line tells of no move of the case.');
    if (authorId !== context.actor.id) return refuse('forbidden', 'A move is undone by who made it.');
    if (context.happenedAt - happenedAt > revertibleMs)
      return refuse('illegal-transition', 'This move is too old to be undone.');
    const [former, last] = before.statusLog.slice(-2);
    const at = Math.max(happenedAt, former?.at ?? happenedAt);
    const stands = last !== undefined && last.status === before.status && last.status === data?.to && last.at === at;
    if (before.mergedIntoId !== null || !stands || former === undefined || former.status !== data.from)
      return refuse('already-done', 'The case has moved on since.');
    const to = former.status;
    const statusLog = before.statusLog.slice(0, -1);
    return accept(
      update(
        'case',
        a.caseId,
        { status: to, statusLog, solvedAt: solvedAtOf(statusLog, before), lastActivityAt: activeAt(before, context) },
        archiving(before, to, context),
      ),
      entryOf(context, found.record, 'status', { data: { field: 'status', from: before.status, to } }),
    );
  },
});

function solvedAtOf(log: StatusLog, before: FieldsOf<'case'>): number | null {
  const status = log.at(-1)?.status;
  if (status === undefined || !isFinished(status)) return null;
  return log.findLast((move) => move.status === 'solved')?.at ?? before.solvedAt;
}

/** A complaint's last step comes and goes with its closing, and so with the undoing of either. */
function archiving(
  { type, status, steps }: FieldsOf<'case'>,
  to: CaseStatus,
  { actor, happenedAt }: DecideContext,
): Pick<UpdateChange, 'add' | 'remove'> {
  const archived = steps.find(({ key }) => key === 'archive');
  if (status === 'closed' && archived) return { remove: { steps: [archived] } };
  if (to !== 'closed' || type !== 'complaint' || archived) return {};
  const step: StepDone = { key: 'archive', by: actor.id, at: happenedAt, evidence: { kind: 'text', text: '' } };
  return { add: { steps: [step] } };
}
