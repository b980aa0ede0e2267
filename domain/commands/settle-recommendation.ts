import { z } from 'zod';
import { update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { CustomerId, RecommendationId } from '../model/ids.ts';
import { recommendationId } from '../model/ids.ts';
import {
  type RecommendationState,
  type RecommendationStep,
  recommendationLimits,
  type TellingWay,
  tellingWays,
} from '../model/recommendation-fields.ts';
import type { RecordRef } from '../model/record.ts';
import { tellingBar } from '../rules/telling.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { accept, type DecideContext, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';

const note = z.string().trim().max(recommendationLimits.note).default('');

interface Step {
  readonly to: RecommendationState;
  readonly way: TellingWay | null;
  readonly asked: boolean;
  readonly note: string;
}

/** The recommendation with one step more. */
function stepped(
  id: RecommendationId,
  { steps }: Pick<FieldsOf<'recommendation'>, 'steps'>,
  said: Step,
  context: DecideContext,
): Decision {
  const step: RecommendationStep = { key: context.uid, by: context.actor.id, at: context.happenedAt, ...said };
  return accept(
    update('recommendation', id, { state: said.to, steps: [...steps, step], changedAt: context.happenedAt }),
  );
}

const tellInput = z.strictObject({
  recommendationId,
  way: z.enum(tellingWays),
  /** They asked what else there is: in a conversation that stands for their consent. */
  asked: z.boolean().default(false),
  /** What they said to it, where they said so at once. */
  answer: z.enum(['accepted', 'declined']).nullable().default(null),
  note,
});

/** The file to ask for consent is the one that the customer's goes on in. */
function needsTelling(id: RecommendationId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('recommendation', id);
  const of = found.state === 'present' ? (found.record.fields.customerId as CustomerId) : null;
  return [{ collection: 'recommendation', id }, ...(of === null ? [] : needsLiving(loaded, of))];
}

/** The customer was told of it: only on a way on which they want to hear of such things, or because they asked. */
export const tellRecommendation = defineCommand({
  name: 'recommendation.tell',
  version: 1,
  input: tellInput,
  args: tellInput,
  mint: (asked) => asked,
  needs: (a, loaded) => needsTelling(a.recommendationId, loaded),
  decide(view, a, context) {
    const found = heldRecord(view, 'recommendation', a.recommendationId);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state !== 'suggested') return refuse('already-done', 'They know of it, or it was withdrawn.');
    const customer = heldRecord(view, 'customer', before.customerId);
    if (!customer.ok) return customer;
    if (tellingBar(livingCustomer(view, customer.record).fields, a.way, a.asked) !== null)
      return refuse('no-consent', 'The customer has not agreed to be addressed this way.');
    const { way, asked, answer, note } = a;
    return stepped(a.recommendationId, before, { to: answer ?? 'told', way, asked, note }, context);
  },
});

const answerInput = z.strictObject({ recommendationId, to: z.enum(['accepted', 'declined']), note });
const answerable: readonly RecommendationState[] = ['told', 'accepted', 'declined'];

/** What the customer said to it; they may change their mind. */
export const answerRecommendation = defineCommand({
  name: 'recommendation.answer',
  version: 1,
  input: answerInput,
  args: answerInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'recommendation', id: a.recommendationId }],
  decide(view, a, context) {
    const found = heldRecord(view, 'recommendation', a.recommendationId);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state === a.to) return refuse('already-done', 'They said so already.');
    if (!answerable.includes(before.state)) return refuse('bad-request', 'They were not told of it.');
    return stepped(a.recommendationId, before, { to: a.to, way: null, asked: false, note: a.note }, context);
  },
});

const withdrawInput = z.strictObject({
  recommendationId,
  reason: z.string().trim().min(1).max(recommendationLimits.note),
});

/** It helps no more, or never would have: it is kept with the reason. */
export const withdrawRecommendation = defineCommand({
  name: 'recommendation.withdraw',
  version: 1,
  input: withdrawInput,
  args: withdrawInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'recommendation', id: a.recommendationId }],
  decide(view, a, context) {
    const found = heldRecord(view, 'recommendation', a.recommendationId);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state !== 'suggested' && before.state !== 'told')
      return refuse('already-done', 'It is settled already.');
    return stepped(a.recommendationId, before, { to: 'withdrawn', way: null, asked: false, note: a.reason }, context);
  },
});
