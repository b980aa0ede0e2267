import { z } from 'zod';
import { productFeedbackId } from '../model/ids.ts';
import { productFeedbackLimits as limits } from '../model/product-feedback-fields.ts';
import { feedbackMovesFrom } from '../rules/product-feedback.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { stepOf, steppedFeedback, tendedFeedback } from './load-product-feedback.ts';

const moveInput = z.strictObject({
  feedbackId: productFeedbackId,
  to: z.enum(['open', 'with-product-team', 'done']),
  note: z.string().trim().max(limits.note).default(''),
});

/** It was handed to the product team, taken back, or nothing is left to do about it. */
export const moveProductFeedback = defineCommand({
  name: 'product-feedback.move',
  version: 1,
  input: moveInput,
  args: moveInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'productFeedback', id: a.feedbackId }],
  decide(view, a, context) {
    const found = tendedFeedback(view, a.feedbackId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state === a.to) return refuse('already-done', `It is ${a.to} already.`);
    if (!feedbackMovesFrom(before.state).includes(a.to))
      return refuse('bad-request', `Feedback does not go from ${before.state} to ${a.to}.`);
    const step = stepOf(context, { to: a.to, note: a.note });
    return accept(steppedFeedback(a.feedbackId, before, step, { state: a.to }));
  },
});

const answerInput = z.strictObject({
  feedbackId: productFeedbackId,
  to: z.enum(['answered', 'declined']),
  /** What the product team says, in words that customers can be told. */
  answer: z.string().trim().min(1).max(limits.answer),
});

/** What the product team says to it. Of two who write an answer down the first stands. */
export const answerProductFeedback = defineCommand({
  name: 'product-feedback.answer',
  version: 1,
  input: answerInput,
  args: answerInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'productFeedback', id: a.feedbackId }],
  decide(view, a, context) {
    const found = tendedFeedback(view, a.feedbackId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (!feedbackMovesFrom(before.state).includes(a.to)) return refuse('already-done', 'It is answered already.');
    return accept(
      steppedFeedback(a.feedbackId, before, stepOf(context, { to: a.to }), {
        ...{ state: a.to, answer: a.answer, round: before.round + 1 },
        answeredAt: context.happenedAt,
      }),
    );
  },
});
