import { z } from 'zod';
import type { StepDone } from '../model/case-fields.ts';
import { update } from '../model/change.ts';
import { type ComplaintStep, complaintSteps } from '../model/choices.ts';
import { caseId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import type { RecordRef } from '../model/record.ts';
import { countsAsCompensated, countsAsFollowedUp, evidenceProblem, showsStep } from '../rules/complaint-path.ts';
import { isLead } from '../rules/rights.ts';
import { accept, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  step: z.enum(complaintSteps),
  evidence: z.strictObject({
    kind: z.enum(['entry', 'article', 'follow-up', 'compensation', 'text', 'waived']),
    id: z.uuid().optional(),
    text: z.string().max(2000).default(''),
  }),
});
type Args = z.output<typeof input>;

const collections = {
  entry: 'entry',
  article: 'article',
  'follow-up': 'followUp',
  compensation: 'compensation',
} as const;

function evidenceRef({ evidence: { kind, id } }: Args): RecordRef | undefined {
  return kind === 'text' || kind === 'waived' || id === undefined ? undefined : { collection: collections[kind], id };
}

/** Why the record is no evidence for the step of this case; one that this device does not hold is left to the server. */
function unfit(view: View, a: Args): Decision | undefined {
  const ref = evidenceRef(a);
  if (!ref) return undefined;
  if (view.get(ref.collection, ref.id).state === 'absent') return refuse('not-found', 'This evidence does not exist.');
  const no = refuse('bad-request', 'This does not show the step.');
  const entry = ref.collection === 'entry' ? view.get('entry', ref.id) : undefined;
  if (entry?.state === 'present')
    return entry.record.fields.caseId === a.caseId && showsStep(a.step, entry.record.fields.kind) ? undefined : no;
  const followUp = ref.collection === 'followUp' ? view.get('followUp', ref.id) : undefined;
  if (followUp?.state === 'present')
    return followUp.record.fields.caseId === a.caseId && countsAsFollowedUp(followUp.record.fields) ? undefined : no;
  const paid = ref.collection === 'compensation' ? view.get('compensation', ref.id) : undefined;
  if (paid?.state === 'present')
    return paid.record.fields.caseId === a.caseId && countsAsCompensated(paid.record.fields) ? undefined : no;
  return undefined;
}

/** Takes a step of the complaint path with its evidence, or lets it go without: for that, a lead gives a reason. */
export const takeStep = defineCommand({
  name: 'complaint.step',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a) {
    const evidence = evidenceRef(a);
    return [{ collection: 'case' as const, id: a.caseId }, ...(evidence ? [evidence] : [])];
  },
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (found.record.fields.type !== 'complaint') return refuse('bad-request', 'Only complaints have these steps.');
    const problem = evidenceProblem(a.step, a.evidence);
    if (problem !== undefined) return refuse('bad-request', problem);
    const isWaived = a.evidence.kind === 'waived';
    if (isWaived && !isLead(context.actor)) return refuse('forbidden', 'Leads may waive a step.');
    const barred = unfit(view, a);
    if (barred) return barred;
    const before = found.record.fields.steps.find(({ key }) => key === a.step);
    if (before && sameJson(before.evidence, a.evidence))
      return refuse('nothing-to-do', 'This step is taken so already.');
    const taken: StepDone = { key: a.step, by: context.actor.id, at: context.happenedAt, evidence: a.evidence };
    return accept(
      update('case', a.caseId, { lastActivityAt: activeAt(found.record.fields, context) }, { add: { steps: [taken] } }),
      entryOf(context, found.record, 'step', {
        body: a.evidence.text,
        data: { field: a.step, to: isWaived ? 'waived' : 'done' },
      }),
    );
  },
});

const undoInput = z.strictObject({ caseId, step: z.enum(complaintSteps) });

/** The step counts as not taken. What a solved or closed case stands on stays. */
export const undoStep = defineCommand({
  name: 'complaint.undo-step',
  version: 1,
  input: undoInput,
  args: undoInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const { steps, status } = found.record.fields;
    const before = steps.find(({ key }) => key === a.step);
    if (!before) return refuse('nothing-to-do', 'This step is not taken.');
    if (standsOn(status, a.step)) return refuse('already-done', 'The case was finished on this step.');
    return accept(
      update(
        'case',
        a.caseId,
        { lastActivityAt: activeAt(found.record.fields, context) },
        { remove: { steps: [before] } },
      ),
      entryOf(context, found.record, 'step', { data: { field: a.step, to: 'undone' } }),
    );
  },
});

function standsOn(status: string, step: ComplaintStep): boolean {
  if (status === 'closed') return true;
  return status === 'solved' && ['listen', 'apologise', 'confirm', 'solve'].includes(step);
}
