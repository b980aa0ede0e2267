import { z } from 'zod';
import { caseStatuses, caseTypes, channels, priorities, tiers } from '../../model/choices.ts';
import { agentId, customerId, definitionId, organisationId, teamId } from '../../model/ids.ts';
import { tag } from '../../model/tag.ts';
import { dayRange } from './day-range.ts';

export const deadlineStates = ['breached', 'warned', 'running', 'paused'] as const;

const isAny = z.enum(['any', 'none']);

function oneOf<const F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.strictObject({ field: z.literal(field), is: isAny, values: z.array(value).min(1).max(50) });
}

function flag<const F extends string>(field: F) {
  return z.strictObject({ field: z.literal(field), yes: z.boolean() });
}

function time<const F extends string>(field: F) {
  return z.strictObject({ field: z.literal(field), range: dayRange });
}

const bound = z.union([z.number(), z.string().max(100)]).nullable();

/** A test of the value of a field that the workspace defined itself; a case without a value passes "none" and "not filled" alone. */
const customTest = z.discriminatedUnion('is', [
  z.strictObject({
    is: isAny,
    values: z
      .array(z.union([z.string().max(300), z.boolean()]))
      .min(1)
      .max(50),
  }),
  z.strictObject({ is: z.literal('contains'), text: z.string().trim().min(1).max(200) }),
  /** Numbers, or dates as `2026-02-28`; both ends included. */
  z.strictObject({ is: z.literal('between'), from: bound, to: bound }),
  z.strictObject({ is: z.literal('filled'), yes: z.boolean() }),
]);

/** One thing a case must fulfil. Words like `me` and `mine` are those of whoever asks, so that a shared queue serves everyone. */
export const condition = z.discriminatedUnion('field', [
  oneOf('status', z.enum(caseStatuses)),
  oneOf('priority', z.enum(priorities)),
  oneOf('type', z.enum(caseTypes)),
  oneOf('channel', z.enum(channels)),
  oneOf('team', z.union([z.literal('mine'), teamId])),
  /** `my-teams`: anybody in a team of mine. */
  oneOf('assignee', z.union([z.enum(['me', 'nobody', 'my-teams']), agentId])),
  oneOf('customer', z.union([z.literal('nobody'), customerId])),
  oneOf('organisation', organisationId),
  oneOf('tier', z.enum(tiers)),
  z.strictObject({ field: z.literal('tags'), is: z.enum(['any', 'all', 'none']), values: z.array(tag).min(1).max(50) }),
  /** Words anywhere in the case, its number, or its customer's name or phone. */
  z.strictObject({ field: z.literal('text'), text: z.string().trim().min(1).max(200) }),
  /** Its number, now or before. */
  z.strictObject({ field: z.literal('number'), text: z.string().trim().min(1).max(40) }),
  time('openedAt'),
  time('lastActivityAt'),
  time('solvedAt'),
  /** Since when the customer waits for an answer. */
  time('awaitingSince'),
  /** When something promised is due that is not done yet. */
  time('followUpDue'),
  /** What is promised next: it is missed, its warning has come, it has time, or it stands still. */
  z.strictObject({ field: z.literal('sla'), is: isAny, values: z.array(z.enum(deadlineStates)).min(1).max(4) }),
  time('dueAt'),
  flag('conflict'),
  /** Changed here, and the server lacks it. */
  flag('unsent'),
  flag('awaiting'),
  flag('finished'),
  flag('parent'),
  flag('children'),
  flag('merged'),
  flag('needsMe'),
  z.strictObject({ field: z.literal('escalation'), yes: z.boolean(), atLeast: z.int().min(1).max(9) }),
  z.strictObject({ field: z.literal('custom'), key: definitionId, test: customTest }),
]);
export type CaseCondition = z.infer<typeof condition>;
export type ConditionField = CaseCondition['field'];

/** All of them must hold. */
export const conditions = z.array(condition).max(30);
