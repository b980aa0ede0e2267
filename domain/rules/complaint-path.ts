import type { StepDone } from '../model/case-fields.ts';
import { type CaseStatus, type ComplaintStep, complaintSteps, type EntryKind } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';

type EvidenceKind = StepDone['evidence']['kind'];

/**
 * What shows that a step was taken. Confirming is the agent's own words of what the customer wants; preventing is a cause and a measure, or
 * a cause and the article that was written for it; archiving comes with closing the case.
 */
const evidenceOf: Readonly<Record<ComplaintStep, readonly EvidenceKind[]>> = {
  listen: ['entry'],
  apologise: ['entry', 'article'],
  confirm: ['text'],
  solve: ['entry', 'compensation'],
  'follow-up': ['follow-up'],
  prevent: ['text', 'article'],
  archive: [],
};

/** Timeline lines that can show it. */
const entriesOf: Partial<Readonly<Record<ComplaintStep, readonly EntryKind[]>>> = {
  listen: ['message-in', 'call', 'note'],
  apologise: ['message-out', 'call', 'note'],
  solve: ['message-out', 'call', 'note', 'handoff'],
};

export function evidenceKindsFor(step: ComplaintStep): readonly EvidenceKind[] {
  return evidenceOf[step];
}

export function showsStep(step: ComplaintStep, kind: EntryKind): boolean {
  return entriesOf[step]?.includes(kind) ?? false;
}

/** A follow-up in which the customer was there to say something: nobody who was not reached was followed up. */
export function countsAsFollowedUp(followUp: Pick<FieldsOf<'followUp'>, 'status' | 'outcome'>): boolean {
  const { status, outcome } = followUp;
  return status === 'done' && outcome !== null && outcome !== 'no-answer' && outcome !== 'rescheduled';
}

export function countsAsCompensated({ state }: Pick<FieldsOf<'compensation'>, 'state'>): boolean {
  return state === 'approved' || state === 'done';
}

/** Where complaints come from, for counting them. */
export const complaintCauses = [
  'product',
  'delivery',
  'service',
  'price',
  'information',
  'system',
  'customer',
  'other',
] as const;
export type ComplaintCause = (typeof complaintCauses)[number];

/** The cause in the first line, the measure below it. */
export function preventionText({
  cause,
  measure,
}: {
  readonly cause: ComplaintCause;
  readonly measure: string;
}): string {
  return `${cause}\n${measure.trim()}`;
}

/** None, when the text does not begin with a cause that is known. */
export function preventionOf(text: string): { readonly cause: ComplaintCause; readonly measure: string } | undefined {
  const [first = '', ...rest] = text.split('\n');
  const cause = complaintCauses.find((each) => each === first.trim());
  return cause && { cause, measure: rest.join('\n').trim() };
}

/** Why this is no evidence for the step, in a word for the log; none when it is. Whether the record fits is asked apart. */
export function evidenceProblem(step: ComplaintStep, { kind, id, text }: StepDone['evidence']): string | undefined {
  if (step === 'archive') return 'The archive step comes with closing the case.';
  const words = text.trim();
  if (kind === 'waived') return words === '' ? 'Waiving a step wants a reason.' : undefined;
  if (!evidenceOf[step].includes(kind)) return `A ${kind} does not show the step ${step}.`;
  if ((kind === 'text') !== (id === undefined)) return 'Evidence is a record or a text.';
  if (step === 'prevent') {
    const prevention = preventionOf(text);
    if (!prevention) return 'Prevention wants a cause.';
    return kind === 'text' && prevention.measure === '' ? 'Prevention wants a measure.' : undefined;
  }
  return kind === 'text' && words === '' ? 'The step wants words.' : undefined;
}

/** What a complaint has to have behind it. */
const wanted: Partial<Readonly<Record<CaseStatus, readonly ComplaintStep[]>>> = {
  solved: ['listen', 'apologise', 'confirm', 'solve'],
  closed: ['listen', 'apologise', 'confirm', 'solve', 'follow-up', 'prevent'],
};

/** The steps that a case lacks for a status; none for what is no complaint. The same answer here, in the store and on the server. */
export function missingSteps(
  { type, steps }: Pick<FieldsOf<'case'>, 'type' | 'steps'>,
  to: CaseStatus,
): readonly ComplaintStep[] {
  if (type !== 'complaint') return [];
  return (wanted[to] ?? []).filter((step) => !steps.some(({ key }) => key === step));
}

/** The first step that is not taken; none when all are. */
export function nextStep(steps: readonly StepDone[]): ComplaintStep | undefined {
  return complaintSteps.find((step) => !steps.some(({ key }) => key === step));
}
