import { z } from 'zod';
import { deliveries, entryKinds, messageChannels } from './choices.ts';
import { fields as f } from './fields.ts';
import {
  agentId,
  appointmentId,
  articleId,
  attachmentId,
  callId,
  caseId,
  compensationId,
  definitionId,
  escalationId,
  followUpId,
  handoffId,
  surveyId,
  visitId,
} from './ids.ts';
import { json } from './json.ts';
import { longText } from './long-text.ts';

/** What a timeline line that is no message, note or text of its own refers to. */
export const entryData = z.strictObject({
  field: z.string().optional(),
  from: json.optional(),
  to: json.optional(),
  reason: z.string().optional(),
  callId: callId.optional(),
  followUpId: followUpId.optional(),
  attachmentId: attachmentId.optional(),
  handoffId: handoffId.optional(),
  escalationId: escalationId.optional(),
  compensationId: compensationId.optional(),
  surveyId: surveyId.optional(),
  visitId: visitId.optional(),
  appointmentId: appointmentId.optional(),
  definitionId: definitionId.optional(),
  /** The procedure whose steps a checklist has. */
  articleId: articleId.optional(),
  /** The other case, for a link. */
  caseId: caseId.optional(),
  /** Its number then. */
  number: z.string().optional(),
  changes: z.array(z.strictObject({ field: z.string(), from: json, to: json })).optional(),
  /** Where a customer said it whose words an agent wrote down. */
  channel: z.enum(messageChannels).optional(),
});
export type EntryData = z.infer<typeof entryData>;

export const entryFields = {
  caseId: f.ref('immutable', caseId),
  kind: f.choice('immutable', entryKinds),
  /** Of a customer's message: who wrote it down. */
  authorId: f.optionalRef('immutable', agentId),
  /** Who wrote it when that is no agent of ours: the customer, a name from an import, or a rule of the workspace. */
  authorName: f.optionalText('immutable', 200),
  body: f.text('immutable', longText),
  data: f.json('immutable', entryData.nullable()),
  delivery: f.optionalChoice('server-only', deliveries),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  externalId: f.optionalText('server-only', 300),
};
