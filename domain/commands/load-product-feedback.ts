import { type Change, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { ProductFeedbackId } from '../model/ids.ts';
import { productFeedbackLimits as limits, type ProductFeedbackStep } from '../model/product-feedback-fields.ts';
import { mayTendFeedback } from '../rules/product-feedback.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

type Fields = FieldsOf<'productFeedback'>;

/** The feedback that the actor may change, or why not. */
export function tendedFeedback(view: View, id: ProductFeedbackId, { actor }: DecideContext): Found<'productFeedback'> {
  const found = heldRecord(view, 'productFeedback', id, 'feedback');
  if (found.ok && !mayTendFeedback(actor, found.record.fields))
    return refuse('forbidden', 'Feedback is changed by its owner, by who reported it, and by leads.');
  return found;
}

/** What a command did, for the history; what is left out did not change. */
export function stepOf(
  { uid, actor, happenedAt }: DecideContext,
  done: Partial<Omit<ProductFeedbackStep, 'key' | 'by' | 'at'>>,
): ProductFeedbackStep {
  return { key: uid, by: actor.id, at: happenedAt, to: null, changed: [], added: 0, removed: 0, note: '', ...done };
}

/** The feedback with one step more. */
export function steppedFeedback(
  id: ProductFeedbackId,
  before: Pick<Fields, 'steps' | 'changedAt'>,
  step: ProductFeedbackStep,
  set: Partial<Fields>,
  more: Parameters<typeof update>[3] = {},
): Change {
  const steps = [...before.steps, step].slice(-limits.steps);
  return update('productFeedback', id, { ...set, steps, changedAt: Math.max(before.changedAt, step.at) }, more);
}
