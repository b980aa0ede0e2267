import { z } from 'zod';
import { insert } from '../model/change.ts';
import { articleId, caseId, customerId, recommendationId } from '../model/ids.ts';
import { recommendationLimits as limits } from '../model/recommendation-fields.ts';
import type { RecordRef } from '../model/record.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { workableCase } from './load-case.ts';

const input = z.strictObject({
  customerId,
  caseId: caseId.nullable().default(null),
  articleId: articleId.nullable().default(null),
  text: z.string().trim().min(1).max(limits.text),
  reason: z.string().trim().max(limits.reason).default(''),
});
const args = input.extend({ recommendationId });

/** Writes down what else may help a customer. Nobody is told of it by that. */
export const suggestRecommendation = defineCommand({
  name: 'recommendation.suggest',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, recommendationId: minter.id() }),
  needs: (a): readonly RecordRef[] => [
    { collection: 'recommendation', id: a.recommendationId },
    { collection: 'customer', id: a.customerId },
    ...(a.caseId ? [{ collection: 'case' as const, id: a.caseId }] : []),
    ...(a.articleId ? [{ collection: 'article' as const, id: a.articleId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('recommendation', a.recommendationId).state === 'present')
      return refuse('exists', 'This recommendation is written down already.');
    const customer = heldRecord(view, 'customer', a.customerId);
    if (!customer.ok) return customer;
    if (a.caseId) {
      const found = workableCase(view, a.caseId, context);
      if (!found.ok) return found;
    }
    if (a.articleId && view.get('article', a.articleId).state === 'absent')
      return refuse('not-found', 'This article does not exist.');
    const { recommendationId: id, caseId: sourceCaseId, ...fields } = a;
    return accept(
      insert('recommendation', id, 'workspace', {
        ...fields,
        sourceCaseId,
        state: 'suggested',
        steps: [],
        changedAt: context.happenedAt,
        suggestedBy: context.actor.id,
        suggestedAt: context.happenedAt,
        recordedAt: null,
      }),
    );
  },
});
