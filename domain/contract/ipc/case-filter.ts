import { z } from 'zod';
import { caseStatuses, priorities } from '../../model/choices.ts';
import { agentId, customerId, teamId } from '../../model/ids.ts';
import { conditions } from '../../rules/case-query/condition.ts';
import { caseGroups, caseSorts } from '../../rules/case-query/list-shape.ts';
import { zone } from './common-input.ts';

export const queues = ['mine', 'unassigned', 'team', 'all', 'finished'] as const;
export type Queue = (typeof queues)[number];

export const caseFilter = z.strictObject({
  queue: z.enum(queues).default('all'),
  statuses: z.array(z.enum(caseStatuses)).default([]),
  priorities: z.array(z.enum(priorities)).default([]),
  assigneeId: agentId.nullable().default(null),
  teamId: teamId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  tag: z.string().nullable().default(null),
  /** Free text, a case number, or part of a customer's name or phone. */
  text: z.string().max(200).default(''),
  sort: z.enum(caseSorts).default('lastActivityAt'),
  descending: z.boolean().default(true),
  conditions: conditions.default([]),
  /** Cases that share its value stand together. */
  group: z.enum(caseGroups).nullable().default(null),
  /** Whose days "today" and the like mean. */
  zone,
});
export type CaseFilter = z.input<typeof caseFilter>;
