import { z } from 'zod';
import { fields as f } from './fields.ts';
import { agentId, caseId, commandUid } from './ids.ts';

/** `declined`: the product team said no, and why; `done`: nothing is left to do about it. */
export const productFeedbackStates = ['open', 'with-product-team', 'answered', 'declined', 'done'] as const;
export type ProductFeedbackState = (typeof productFeedbackStates)[number];

export const productFeedbackLimits = {
  problem: 500,
  evidence: 20_000,
  product: 300,
  answer: 20_000,
  note: 2000,
  cases: 500,
  /** Of what was done with it the newest are kept. */
  steps: 200,
} as const;

/** What people change by saying it anew. */
export const editedFeedbackFields = ['problem', 'evidence', 'product', 'ownerId', 'dueAt', 'answer'] as const;

/** What was done with it, by whom and when; `key` is the command that did it. */
const productFeedbackStep = z.strictObject({
  key: commandUid,
  by: agentId,
  at: z.int(),
  /** The state it came to; none where that stayed. */
  to: z.enum(productFeedbackStates).nullable(),
  changed: z.array(z.enum(editedFeedbackFields)),
  /** So many cases came to it, and went. */
  added: z.int(),
  removed: z.int(),
  note: z.string().max(productFeedbackLimits.note),
});
export type ProductFeedbackStep = z.infer<typeof productFeedbackStep>;

/** What customers told us of a product that its makers should know, until they answer and the customers know that. */
export const productFeedbackFields = {
  problem: f.text('last-accepted', productFeedbackLimits.problem),
  /** What shows that it is so: numbers, words of customers, steps that lead to it. */
  evidence: f.text('text-merge', productFeedbackLimits.evidence),
  /** As people call it; empty where nobody said. */
  product: f.text('last-accepted', productFeedbackLimits.product),
  /** Who reported it: the customers of these cases. */
  caseIds: f.set(caseId),
  /** Who sees to it that it is answered. */
  ownerId: f.ref('last-accepted', agentId),
  /** What no longer fits is refused, never merged. */
  state: f.choice('derived', productFeedbackStates),
  answer: f.text('text-merge', productFeedbackLimits.answer),
  answeredAt: f.optionalInstant('derived'),
  /** How often it was answered: what is told to customers goes by it, so that a second answer can be told too. */
  round: f.integer('derived'),
  /** Until when there is to be an answer. */
  dueAt: f.optionalInstant('last-accepted'),
  steps: f.json('derived', z.array(productFeedbackStep).readonly()),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  changedAt: f.instant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};
