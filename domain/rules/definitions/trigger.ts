import { z } from 'zod';
import { caseStatuses } from '../../model/choices.ts';
import { agentId, teamId } from '../../model/ids.ts';
import { isZone } from '../calendar/zone-offsets.ts';
import { condition } from '../case-query/condition.ts';
import { isOfRecord } from '../case-query/fulfils.ts';
import { clockKinds } from '../sla/service-level.ts';
import { macroContent } from './macro.ts';

/** Fields of a case whose change a trigger can hear; its status has an event of its own. */
export const watchedFields = [
  'subject',
  'description',
  'type',
  'priority',
  'customerId',
  'teamId',
  'assigneeId',
  'tags',
  'custom',
  'parentId',
  'relatedIds',
  'steps',
  'checklist',
  'escalationLevel',
] as const;
export type WatchedField = (typeof watchedFields)[number];

const aYear = 366 * 24 * 60;
const minutes = z.int().min(1).max(aYear);

/** What a trigger listens for. The last three come by time, once for each stretch of waiting. */
const event = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('created') }),
  /** Any of them, when none is named. */
  z.strictObject({ on: z.literal('updated'), fields: z.array(z.enum(watchedFields)).max(watchedFields.length) }),
  /** To any of them, when none is named. */
  z.strictObject({ on: z.literal('status'), to: z.array(z.enum(caseStatuses)).max(caseStatuses.length) }),
  z.strictObject({ on: z.literal('message') }),
  /** `working`: counted in the working time of what is promised to the case. */
  z.strictObject({ on: z.literal('in-status'), status: z.enum(caseStatuses), minutes, working: z.boolean() }),
  z.strictObject({ on: z.literal('unanswered'), minutes, working: z.boolean() }),
  /** `after` with 0 minutes is the breach itself; at the `warning` the minutes do not count. For all clocks when none is named. */
  z.strictObject({
    on: z.literal('deadline'),
    when: z.enum(['warning', 'before', 'after']),
    minutes: z.int().min(0).max(aYear),
    clocks: z.array(z.enum(clockKinds)).max(clockKinds.length),
  }),
]);
export type TriggerEvent = z.infer<typeof event>;

const escalation = z
  .strictObject({
    level: z.int().min(1).max(9),
    reason: z.string().trim().min(1).max(2000),
    toAgentId: agentId.nullable(),
    toTeamId: teamId.nullable(),
    /** How long the receiver has to take it up. */
    acknowledgeMinutes: minutes.nullable(),
  })
  .refine(
    ({ toAgentId, toTeamId }) => toAgentId !== null || toTeamId !== null,
    'an escalation names a person or a team',
  );

// A trigger has no "me", and what goes to a customer is a person's to send.
const { text: _text, assignee: _assignee, ...caseChanges } = macroContent.shape;

/** What the server does with a case by itself: when something happens to it and all conditions hold. What is null stays as it is. */
export const triggerContent = z
  .strictObject({
    event,
    conditions: z.array(condition.refine(isOfRecord, 'nobody asks here')).max(30),
    /** Whose days "today" and the like mean. */
    zone: z.string().max(60).refine(isZone, 'no such time zone'),
    changes: z.strictObject({ ...caseChanges, assignee: z.union([z.literal('nobody'), agentId]).nullable() }),
    /** An internal note, with places that are filled in from the case; see domain/rules/prepared-text.ts. */
    note: z.strictObject({ body: z.string().trim().min(1).max(10_000), mentions: z.array(agentId).max(20) }).nullable(),
    escalation: escalation.nullable(),
  })
  .refine(({ changes: { addTags, removeTags } }) => !addTags.some((each) => removeTags.includes(each)), {
    path: ['changes', 'removeTags'],
    error: 'a tag is added or removed',
  })
  .refine(
    ({ changes: { status, priority, type, teamId: team, assignee, addTags, removeTags }, note, escalation: raised }) =>
      addTags.length + removeTags.length > 0 ||
      [status, priority, type, team, assignee, note, raised].some((value) => value !== null),
    'a trigger does something',
  );
export type TriggerContent = z.infer<typeof triggerContent>;
