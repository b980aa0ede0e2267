import { z } from 'zod';
import { caseTypes } from '../../model/choices.ts';

export const caseFieldKinds = ['text', 'number', 'date', 'choice', 'multi-choice', 'yes-no'] as const;
export type CaseFieldKind = (typeof caseFieldKinds)[number];

/** When a case has to have a value: never, or before it is solved (and so closed), or before it is closed. */
export const fieldDemands = ['never', 'solved', 'closed'] as const;

/** Cases hold its key, so that it can be renamed; one that is switched off stays readable where it was chosen. */
const choice = z.strictObject({
  key: z.string().regex(/^[\w-]{1,60}$/),
  label: z.string().trim().min(1).max(200),
  active: z.boolean(),
});
export type FieldChoice = z.infer<typeof choice>;

const isDistinct = (words: readonly string[]) => new Set(words).size === words.length;

/** A field that a workspace has for its cases, or its customers, beside the built-in ones. The definition's name is what it is called. */
export const caseFieldContent = z
  .strictObject({
    kind: z.enum(caseFieldKinds),
    /** Left out, it is one of cases. */
    of: z.literal('customer').exactOptional(),
    /** What is to be entered, for who is in doubt. */
    help: z.string().trim().max(500),
    /** The types of case that have it; all when empty. */
    types: z.array(z.enum(caseTypes)).max(caseTypes.length),
    required: z.enum(fieldDemands),
    /** In their order; none for a field that is typed. */
    choices: z.array(choice).max(200),
  })
  .refine(({ kind, choices }) => hasChoices(kind) === choices.some(({ active }) => active), {
    path: ['choices'],
    error: 'a choice wants something to choose from, and nothing else does',
  })
  .refine(({ choices }) => isDistinct(choices.map(({ key }) => key)), { path: ['choices'], error: 'a key stands once' })
  .refine(
    ({ choices }) => isDistinct(choices.flatMap(({ active, label }) => (active ? [label.trim().toLowerCase()] : []))),
    { path: ['choices'], error: 'a choice stands once' },
  );
export type CaseFieldContent = z.infer<typeof caseFieldContent>;

export function hasChoices(kind: CaseFieldKind): boolean {
  return kind === 'choice' || kind === 'multi-choice';
}

/**
 * What a field becomes: choices that the new content leaves out stay as they were, behind the others, for cases may hold them and somebody
 * else may have added them meanwhile. None when it cannot become that: of another kind, what cases hold would not fit any more.
 */
export function changedCaseField(before: unknown, after: CaseFieldContent): CaseFieldContent | undefined {
  const held = caseFieldContent.safeParse(before).data;
  if (!held) return after;
  if (held.kind !== after.kind || held.of !== after.of) return undefined;
  const keys = new Set(after.choices.map(({ key }) => key));
  const labels = new Set(after.choices.map(({ label }) => label.trim().toLowerCase()));
  const kept = held.choices
    .filter(({ key }) => !keys.has(key))
    .map((each) => (labels.has(each.label.trim().toLowerCase()) ? { ...each, active: false } : each));
  return caseFieldContent.safeParse({ ...after, choices: [...after.choices, ...kept] }).data;
}
