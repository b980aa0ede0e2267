import { z } from 'zod';
import { fields as f } from './fields.ts';
import { agentId, articleId, caseId, commandUid, customerId } from './ids.ts';
import { consentChannels } from './service-file-fields.ts';

/** `told`: the customer knows of it and has not said what they think of it. */
export const recommendationStates = ['suggested', 'told', 'accepted', 'declined', 'withdrawn'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** How a customer is told: on one of the channels that consent is given for, or face to face. */
export const tellingWays = [...consentChannels, 'in-person'] as const;
export type TellingWay = (typeof tellingWays)[number];

export const recommendationLimits = { text: 2000, reason: 2000, note: 2000 } as const;

/** What became of it, one after the other; `key` is the command that says so. */
const recommendationStep = z.strictObject({
  key: commandUid,
  by: agentId,
  at: z.int(),
  to: z.enum(recommendationStates),
  /** How they were told. */
  way: z.enum(tellingWays).nullable(),
  /** They had asked what else there is. */
  asked: z.boolean(),
  note: z.string().max(recommendationLimits.note),
});
export type RecommendationStep = z.infer<typeof recommendationStep>;

/** What else may help a customer, and what they said of it. */
export const recommendationFields = {
  customerId: f.ref('immutable', customerId),
  /** In which it was thought of; it does not move along with that case, for it is the customer's. */
  sourceCaseId: f.optionalRef('immutable', caseId),
  /** What is to be said, or what to send along. */
  articleId: f.optionalRef('immutable', articleId),
  text: f.text('immutable', recommendationLimits.text),
  /** Why it would help this customer. */
  reason: f.text('immutable', recommendationLimits.reason),
  /** Follows from the last step: what no longer fits is refused, never merged. */
  state: f.choice('derived', recommendationStates),
  steps: f.json('derived', z.array(recommendationStep).readonly()),
  /** When the last step was. */
  changedAt: f.instant('derived'),
  suggestedBy: f.ref('immutable', agentId),
  suggestedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
