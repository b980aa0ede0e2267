import { z } from 'zod';
import { fileNameLength } from '../rules/file-name.ts';
import { appointmentFields } from './appointment-fields.ts';
import {
  articleKinds,
  attachmentStates,
  callDirections,
  callOutcomes,
  caseStatuses,
  caseTypes,
  channels,
  compensationKinds,
  compensationStates,
  complaintSteps,
  conflictStates,
  contactKinds,
  definitionKinds,
  deliveries,
  entryKinds,
  escalationStates,
  followUpKinds,
  followUpOutcomes,
  followUpStatuses,
  handoffStates,
  languages,
  messageChannels,
  moods,
  priorities,
  roles,
  tiers,
} from './choices.ts';
import { customerChangeFields } from './customer-change-fields.ts';
import { customerSecretFields } from './customer-secret-fields.ts';
import { type Field, fields as f } from './fields.ts';
import { holdingFields } from './holding-fields.ts';
import {
  agentId,
  appointmentId,
  attachmentId,
  callId,
  caseId,
  commandUid,
  compensationId,
  customerId,
  definitionId,
  entryId,
  escalationId,
  followUpId,
  handoffId,
  holdingId,
  organisationId,
  surveyId,
  teamId,
  visitId,
} from './ids.ts';
import { json } from './json.ts';
import { repeatRule } from './repeat-rule.ts';
import { saidPhrases } from './said-phrase.ts';
import { consent, contactMarks, importantDate, serviceFileFields } from './service-file-fields.ts';
import { visitFields } from './visit-fields.ts';

export const contactPoint = z.strictObject({
  kind: z.enum(contactKinds),
  value: z.string().trim().min(1).max(300),
  label: z.string().max(60).default(''),
  ...contactMarks,
});
export type ContactPoint = z.infer<typeof contactPoint>;

export const tag = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((text) => !/[,\n]/.test(text), 'a tag holds no comma or line break');

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
  /** The other case, for a link. */
  caseId: caseId.optional(),
  /** Its number then. */
  number: z.string().optional(),
  changes: z.array(z.strictObject({ field: z.string(), from: json, to: json })).optional(),
  /** Where a customer said it whose words an agent wrote down. */
  channel: z.enum(messageChannels).optional(),
});
export type EntryData = z.infer<typeof entryData>;

const longText = 50_000;

/** The value of a field that the workspace defined itself; `key` is the definition's id. */
const customValue = z.strictObject({
  key: definitionId,
  value: z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(300)).max(100)]),
});

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
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** A try at reaching a customer who could not be reached; `key` is the command that wrote it down. */
const attempt = z.strictObject({ key: commandUid, by: agentId, at: z.int(), note: z.string().max(2000) });
export type Attempt = z.infer<typeof attempt>;

/** When a case came to which status, in the order in which the moves were accepted; times never go back. */
const statusLog = z.array(z.strictObject({ status: z.enum(caseStatuses), at: z.int() })).readonly();
export type StatusLog = z.infer<typeof statusLog>;

/** What a merge did to the service file that goes on: enough to undo it. */
const customerMerge = z.strictObject({
  by: agentId,
  at: z.int(),
  set: z.array(
    z.strictObject({
      field: z.enum([
        ...(['name', 'organisationId', 'tier', 'language', 'accountManagerId'] as const),
        ...(['notes', 'preferences', 'specialNeeds'] as const),
      ]),
      from: json,
      to: json,
    }),
  ),
  addedPoints: z.array(contactPoint),
  droppedPoints: z.array(contactPoint),
  addedTags: z.array(tag),
  addedApart: z.array(customerId),
  /** What further sets took over, and what had to make room. */
  dates: z.array(importantDate).exactOptional(),
  consents: z.strictObject({ added: z.array(consent), dropped: z.array(consent) }).exactOptional(),
  custom: z.array(customValue).exactOptional(),
});
export type CustomerMerge = z.infer<typeof customerMerge>;

const caseFields = {
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

const entryFields = {
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

const customerFields = {
  name: f.text('last-accepted', 200),
  organisationId: f.optionalRef('last-accepted', organisationId),
  contactPoints: f.set(contactPoint),
  tier: f.choice('last-accepted', tiers),
  language: f.choice('last-accepted', languages),
  notes: f.text('text-merge', longText),
  tags: f.set(tag),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  externalId: f.optionalText('server-only', 300),
  /** The customer whose file goes on in this one's place; its cases and calls keep naming this one. */
  mergedIntoId: f.optionalRef('derived', customerId),
  merge: f.json('derived', customerMerge.nullable()),
  /** Customers who look alike and were said to be others; each names the other. */
  apartFromIds: f.set(customerId),
  ...serviceFileFields,
  custom: f.set(customValue),
  /** What everybody may see of the identity number; empty where none is written down. The whole is a `customerSecret`. */
  identityMask: f.text('derived', 12),
};

const organisationFields = {
  name: f.text('last-accepted', 200),
  notes: f.text('text-merge', longText),
  createdAt: f.instant('immutable'),
  /** Its own: of the switchboard, the reception. Its people have theirs. */
  contactPoints: f.set(contactPoint),
  accountManagerId: f.optionalRef('last-accepted', agentId),
  externalId: f.optionalText('server-only', 300),
};

const callFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.optionalRef('immutable', customerId),
  agentId: f.ref('immutable', agentId),
  direction: f.choice('immutable', callDirections),
  phone: f.text('immutable', 60),
  startedAt: f.instant('immutable'),
  /** Talking time in milliseconds from a monotonic clock: never negative, whatever the wall clock did meanwhile. */
  durationMs: f.integer('immutable'),
  need: f.text('immutable', longText),
  cause: f.text('immutable', longText),
  done: f.text('immutable', longText),
  promised: f.text('immutable', longText),
  note: f.text('immutable', longText),
  outcome: f.choice('immutable', callOutcomes),
  mood: f.optionalChoice('immutable', moods),
  recordedAt: f.optionalInstant('server-only'),
  /** How long it was on hold. */
  holdMs: f.integer('immutable'),
  /** Work on it after the call. */
  wrapUpMs: f.integer('immutable'),
  /** What of a script was said. */
  said: f.json('immutable', saidPhrases),
};

const followUpFields = {
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
};

/** What a customer thought of how their matter was dealt with, as they said it or wrote it. */
const surveyFields = {
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

const articleFields = {
  title: f.text('last-accepted', 300),
  body: f.text('text-merge', longText),
  kind: f.choice('last-accepted', articleKinds),
  language: f.choice('last-accepted', languages),
  tags: f.set(tag),
  authorId: f.optionalRef('immutable', agentId),
  updatedAt: f.instant('derived'),
};

const agentFields = {
  login: f.text('server-only', 100),
  name: f.text('server-only', 200),
  role: f.choice('server-only', roles),
  teamIds: f.json('server-only', z.array(teamId).readonly()),
  active: f.flag('server-only'),
};

const teamFields = {
  name: f.text('server-only', 200),
};

const deviceFields = {
  agentId: f.ref('server-only', agentId),
  name: f.text('server-only', 200),
  createdAt: f.instant('server-only'),
};

/**
 * Somebody else changed the same field since the author last saw it. `mine` is the value of the change that arrived
 * later and is in force; `theirs` is the value it replaced; `base` is what the author of `mine` had before their eyes.
 */
const conflictFields = {
  caseId: f.optionalRef('server-only', caseId),
  collection: f.text('server-only', 40),
  recordId: f.text('server-only', 40),
  field: f.text('server-only', 60),
  base: f.json('server-only', json),
  theirs: f.json('server-only', json),
  theirsBy: f.optionalRef('server-only', agentId),
  mine: f.json('server-only', json),
  mineBy: f.optionalRef('server-only', agentId),
  commandUid: f.ref('server-only', commandUid),
  state: f.choice('derived', conflictStates),
  resolution: f.json('derived', json),
  resolvedBy: f.optionalRef('derived', agentId),
  resolvedAt: f.optionalInstant('derived'),
  createdAt: f.instant('server-only'),
};

/** A file on a case. Its content travels beside the records and is named by its SHA-256: the same file is kept once. */
const attachmentFields = {
  caseId: f.ref('immutable', caseId),
  /** The line of the timeline it stands at. */
  entryId: f.optionalRef('immutable', entryId),
  /** 64 hexadecimal digits in small letters. */
  sha256: f.text('immutable', 64),
  name: f.text('immutable', fileNameLength),
  mediaType: f.text('immutable', 120),
  /** Bytes. */
  size: f.integer('immutable'),
  state: f.choice('server-only', attachmentStates),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};

/** What the workspace defined for itself: queues, calendars, service levels, macros and the like. */
const definitionFields = {
  kind: f.choice('immutable', definitionKinds),
  name: f.text('last-accepted', 200),
  /** Whose alone it is; everybody's, when null. */
  ownerId: f.optionalRef('immutable', agentId),
  /** Among its kind, in ascending order. */
  position: f.integer('last-accepted'),
  active: f.flag('last-accepted'),
  /** By the schema of its kind, see rules/definitions. */
  content: f.json('last-accepted', json),
  updatedBy: f.ref('derived', agentId),
  updatedAt: f.instant('derived'),
};

/**
 * Work passed to a department or a partner. Everybody holds it, for who is asked need not see the case: it tells what they have to know.
 */
const handoffFields = {
  sourceCaseId: f.ref('immutable', caseId),
  /** As they were when it was asked. */
  caseNumber: f.text('immutable', 40),
  caseSubject: f.text('immutable', 300),
  customerId: f.optionalRef('immutable', customerId),
  fromTeamId: f.ref('immutable', teamId),
  /** None, for a partner outside. */
  toTeamId: f.optionalRef('immutable', teamId),
  toAgentId: f.optionalRef('last-accepted', agentId),
  /** The person's name, and the partner's when it is none of our teams. */
  toName: f.text('last-accepted', 200),
  partner: f.text('immutable', 200),
  asked: f.text('immutable', longText),
  dueAt: f.instant('last-accepted'),
  /** What the customer may be told to expect. */
  expectedAt: f.optionalInstant('last-accepted'),
  state: f.choice('state-machine', handoffStates),
  answer: f.text('derived', longText),
  askedBy: f.ref('immutable', agentId),
  askedAt: f.instant('immutable'),
  answeredBy: f.optionalRef('derived', agentId),
  answeredAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

const escalationFields = {
  caseId: f.ref('immutable', caseId),
  /** From 1 up. */
  level: f.integer('immutable'),
  reason: f.text('immutable', 2000),
  /** None, when a rule raised it. */
  raisedBy: f.optionalRef('immutable', agentId),
  ruleId: f.optionalRef('immutable', definitionId),
  toAgentId: f.optionalRef('immutable', agentId),
  toTeamId: f.optionalRef('immutable', teamId),
  raisedAt: f.instant('immutable'),
  /** By when somebody has to have taken it up. */
  dueAt: f.optionalInstant('immutable'),
  state: f.choice('state-machine', escalationStates),
  acknowledgedBy: f.optionalRef('derived', agentId),
  acknowledgedAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

const compensationFields = {
  caseId: f.ref('immutable', caseId),
  kind: f.choice('immutable', compensationKinds),
  /** In the currency's smallest unit; 0 for an exchange or a return without money. */
  amount: f.integer('immutable'),
  /** ISO 4217. */
  currency: f.text('immutable', 3),
  item: f.text('immutable', 500),
  reason: f.text('immutable', 2000),
  state: f.choice('state-machine', compensationStates),
  askedBy: f.ref('immutable', agentId),
  askedAt: f.instant('immutable'),
  decidedBy: f.optionalRef('derived', agentId),
  decidedAt: f.optionalInstant('derived'),
  decision: f.text('derived', 2000),
  recordedAt: f.optionalInstant('server-only'),
};

/** The schema of every collection: its fields, their types and merge policies. Tables, codecs and checks follow it. */
export const collections = {
  agent: agentFields,
  team: teamFields,
  device: deviceFields,
  organisation: organisationFields,
  customer: customerFields,
  article: articleFields,
  case: caseFields,
  entry: entryFields,
  call: callFields,
  followUp: followUpFields,
  conflict: conflictFields,
  attachment: attachmentFields,
  definition: definitionFields,
  handoff: handoffFields,
  escalation: escalationFields,
  compensation: compensationFields,
  survey: surveyFields,
  visit: visitFields,
  customerChange: customerChangeFields,
  customerSecret: customerSecretFields,
  holding: holdingFields,
  appointment: appointmentFields,
} as const;

export type Collection = keyof typeof collections;
export const collectionNames = Object.keys(collections) as Collection[];

type ValueOf<F> = F extends Field<infer T> ? T : never;
export type FieldsOf<C extends Collection> = {
  readonly [K in keyof (typeof collections)[C]]: ValueOf<(typeof collections)[C][K]>;
};

/** A collection's fields without their precise types, for code that serves all collections alike. */
export function fieldsOf(collection: Collection): Readonly<Record<string, Field<unknown>>> {
  return collections[collection];
}
