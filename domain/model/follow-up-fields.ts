import { z } from 'zod';
import { followUpKinds, followUpOutcomes, followUpStatuses, messageChannels } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, commandUid, customerId, followUpId, productFeedbackId } from './ids.ts';
import { longText } from './long-text.ts';
import { repeatRule } from './repeat-rule.ts';

/** A try at reaching a customer who could not be reached; `key` is the command that wrote it down. */
const attempt = z.strictObject({ key: commandUid, by: agentId, at: z.int(), note: z.string().max(2000) });
export type Attempt = z.infer<typeof attempt>;

export const followUpFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.optionalRef('immutable', customerId),
  ownerId: f.ref('last-accepted', agentId),
  kind: f.choice('immutable', followUpKinds),
  dueAt: f.instant('last-accepted'),
  promise: f.text('last-accepted', 2000),
  status: f.choice('state-machine', followUpStatuses),
  outcome: f.optionalChoice('last-accepted', followUpOutcomes),
  outcomeNote: f.text('last-accepted', longText),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  /** When it was kept, or called off. */
  completedAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
  attempts: f.json('derived', z.array(attempt).readonly()),
  /** When it comes again; none, when it does not. */
  repeat: f.json('immutable', repeatRule.nullable()),
  /** The first of its series; none for that one itself, and for one that does not repeat. */
  seriesId: f.optionalRef('immutable', followUpId),
  /** The how manieth of its series, from 0. */
  round: f.integer('immutable'),
  /** What was reported to the product team and is answered: the customer is to hear of it. */
  productFeedbackId: f.optionalRef('immutable', productFeedbackId),
};

/** What a customer thought of how their matter was dealt with, as they said it or wrote it. */
export const surveyFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.optionalRef('immutable', customerId),
  /** The call-back in which they were asked. */
  followUpId: f.optionalRef('immutable', followUpId),
  /** From 1 to 5. */
  score: f.integer('immutable'),
  reason: f.text('immutable', 2000),
  comment: f.text('immutable', longText),
  channel: f.choice('immutable', messageChannels),
  recordedBy: f.ref('immutable', agentId),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
