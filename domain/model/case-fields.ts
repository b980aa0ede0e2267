import { z } from 'zod';
import { caseStatuses, caseTypes, channels, complaintSteps, priorities } from './choices.ts';
import { customValue } from './custom-value.ts';
import { fields as f } from './fields.ts';
import { agentId, articleId, caseId, customerId, entryId, holdingId, teamId } from './ids.ts';
import { longText } from './long-text.ts';
import { tag } from './tag.ts';

/** What shows that a step of the complaint path was taken, or why a lead let it go without. */
const stepDone = z.strictObject({
  key: z.enum(complaintSteps),
  by: agentId,
  at: z.int(),
  evidence: z.strictObject({
    kind: z.enum(['entry', 'article', 'follow-up', 'compensation', 'text', 'waived']),
    /** The record it points to. */
    id: z.uuid().optional(),
    text: z.string().max(2000),
  }),
});
export type StepDone = z.infer<typeof stepDone>;

const checklistItem = z.strictObject({
  key: z.uuid(),
  /** The list it belongs to, as it was called when it was put on the case. */
  list: z.string().max(200),
  text: z.string().min(1).max(500),
  position: z.int(),
  doneBy: agentId.nullable(),
  doneAt: z.int().nullable(),
  /** The procedure that it is a step of, and in which revision it was put on the case. */
  articleId: articleId.exactOptional(),
  revision: z.int().exactOptional(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** When a case came to which status, in the order in which the moves were accepted; times never go back. */
const statusLog = z.array(z.strictObject({ status: z.enum(caseStatuses), at: z.int() })).readonly();
export type StatusLog = z.infer<typeof statusLog>;

export const caseFields = {
  number: f.text('server-only', 40),
  /** Numbers this case was known by before; they stay valid for ever. */
  aliases: f.json('server-only', z.array(z.string()).readonly()),
  subject: f.text('last-accepted', 300),
  /** What the customer said at intake; shown as the first line of the timeline. */
  description: f.text('text-merge', longText),
  type: f.choice('last-accepted', caseTypes),
  status: f.choice('state-machine', caseStatuses),
  priority: f.choice('last-accepted', priorities),
  channel: f.choice('immutable', channels),
  customerId: f.optionalRef('last-accepted', customerId),
  teamId: f.ref('last-accepted', teamId),
  assigneeId: f.optionalRef('last-accepted', agentId),
  tags: f.set(tag),
  openedBy: f.optionalRef('immutable', agentId),
  openedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  lastActivityAt: f.instant('derived'),
  firstRepliedAt: f.optionalInstant('derived'),
  solvedAt: f.optionalInstant('derived'),
  externalId: f.optionalText('server-only', 300),
  /** The newest message from or to the customer: a reply names the one its author had seen. */
  lastMessageId: f.optionalRef('derived', entryId),
  statusLog: f.json('derived', statusLog),
  /** The customer's oldest message that nobody has answered. */
  awaitingSince: f.optionalInstant('derived'),
  lastRepliedAt: f.optionalInstant('derived'),
  /** Of an incident, or of a matter that this one is a part of. */
  parentId: f.optionalRef('last-accepted', caseId),
  /** Cases that have to do with this one; each names the other. */
  relatedIds: f.set(caseId),
  /** The case that goes on in this one's place. */
  mergedIntoId: f.optionalRef('derived', caseId),
  custom: f.set(customValue),
  steps: f.set(stepDone),
  checklist: f.set(checklistItem),
  /** The highest level that is raised; 0 when none is. */
  escalationLevel: f.integer('derived'),
  /** The asset, order or contract that it is about. */
  holdingId: f.optionalRef('last-accepted', holdingId),
};
