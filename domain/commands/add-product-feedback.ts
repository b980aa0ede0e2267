import { z } from 'zod';
import { insert } from '../model/change.ts';
import { agentId, caseId, productFeedbackId } from '../model/ids.ts';
import { productFeedbackLimits as limits } from '../model/product-feedback-fields.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { stepOf } from './load-product-feedback.ts';
import { barredAgent } from './team-member.ts';

const input = z.strictObject({
  problem: z.string().trim().min(1).max(limits.problem),
  evidence: z.string().max(limits.evidence).default(''),
  product: z.string().trim().max(limits.product).default(''),
  caseIds: z.array(caseId).max(limits.cases).default([]),
  ownerId: agentId,
  dueAt: z.int().nullable().default(null),
});
const args = input.extend({ feedbackId: productFeedbackId });

/**
 * Writes down what the product team should know. Everybody may, and everybody reads it: whoever works on a case sees that it was reported, whichever
 * team it was that did. Of the cases it holds no more than their ids.
 */
export const addProductFeedback = defineCommand({
  name: 'product-feedback.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, feedbackId: minter.id() }),
  needs: (a) => [
    { collection: 'productFeedback', id: a.feedbackId },
    { collection: 'agent', id: a.ownerId },
  ],
  decide(view, a, context) {
    if (view.get('productFeedback', a.feedbackId).state === 'present')
      return refuse('exists', 'This feedback is written down already.');
    const barred = barredAgent(view, a.ownerId);
    if (barred) return barred;
    const { feedbackId: id, caseIds: named, ...said } = a;
    const caseIds = [...new Set(named)];
    return accept(
      insert('productFeedback', id, 'workspace', {
        ...said,
        caseIds,
        ...{ state: 'open', answer: '', answeredAt: null, round: 0 },
        steps: [stepOf(context, { to: 'open', added: caseIds.length })],
        ...{ createdBy: context.actor.id, createdAt: context.happenedAt, changedAt: context.happenedAt },
        recordedAt: null,
      }),
    );
  },
});
