import { z } from 'zod';
import { agentId, caseId, productFeedbackId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { editedFeedbackFields, productFeedbackLimits as limits } from '../model/product-feedback-fields.ts';
import { isTellable } from '../rules/product-feedback.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { stepOf, steppedFeedback, tendedFeedback } from './load-product-feedback.ts';
import { barredAgent } from './team-member.ts';

const editInput = z.strictObject({
  feedbackId: productFeedbackId,
  set: z
    .strictObject({
      problem: z.string().trim().min(1).max(limits.problem),
      evidence: z.string().max(limits.evidence),
      product: z.string().trim().max(limits.product),
      ownerId: agentId,
      dueAt: z.int().nullable(),
      /** Words of an answer that is given; it does not count as another. */
      answer: z.string().trim().min(1).max(limits.answer),
    })
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** Sets what is said of a feedback; each field is merged on its own. */
export const editProductFeedback = defineCommand({
  name: 'product-feedback.edit',
  version: 1,
  input: editInput,
  args: editInput,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'productFeedback', id: a.feedbackId },
    ...(a.set.ownerId ? [{ collection: 'agent' as const, id: a.set.ownerId }] : []),
  ],
  decide(view, a, context) {
    const found = tendedFeedback(view, a.feedbackId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const changed = editedFeedbackFields.filter(
      (name) => a.set[name] !== undefined && !sameJson(a.set[name], before[name]),
    );
    if (changed.length === 0) return refuse('nothing-to-do', 'These values are set already.');
    if (changed.includes('answer') && !isTellable(before)) return refuse('bad-request', 'There is no answer yet.');
    const barred = changed.includes('ownerId') && a.set.ownerId ? barredAgent(view, a.set.ownerId) : undefined;
    if (barred) return barred;
    const set: Partial<typeof before> = Object.fromEntries(changed.map((name) => [name, a.set[name]]));
    return accept(steppedFeedback(a.feedbackId, before, stepOf(context, { changed }), set));
  },
});

const casesInput = z.strictObject({
  feedbackId: productFeedbackId,
  added: z.array(caseId).max(limits.cases).default([]),
  removed: z.array(caseId).max(limits.cases).default([]),
});

/** Cases in which it was reported as well, and such as have nothing to do with it. Anybody may add theirs; a set, so that two who do both succeed. */
export const setFeedbackCases = defineCommand({
  name: 'product-feedback.cases',
  version: 1,
  input: casesInput,
  args: casesInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'productFeedback', id: a.feedbackId }],
  decide(view, a, context) {
    const found =
      a.removed.length > 0
        ? tendedFeedback(view, a.feedbackId, context)
        : heldRecord(view, 'productFeedback', a.feedbackId, 'feedback');
    if (!found.ok) return found;
    const before = found.record.fields;
    const held = new Set(before.caseIds);
    const add = [...new Set(a.added)].filter((id) => !held.has(id));
    const remove = [...new Set(a.removed)].filter((id) => held.has(id) && !a.added.includes(id));
    if (add.length + remove.length === 0) return refuse('nothing-to-do', 'These are its cases already.');
    if (held.size + add.length - remove.length > limits.cases)
      return refuse('bad-request', `A feedback names at most ${limits.cases} cases.`);
    const step = stepOf(context, { added: add.length, removed: remove.length });
    return accept(
      steppedFeedback(a.feedbackId, before, step, {}, { add: { caseIds: add }, remove: { caseIds: remove } }),
    );
  },
});
