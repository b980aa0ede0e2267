import { z } from 'zod';

export const caseSorts = [
  'lastActivityAt',
  'openedAt',
  'priority',
  'number',
  'status',
  'subject',
  'type',
  'channel',
  'customer',
  'team',
  'assignee',
  'solvedAt',
  'awaitingSince',
  'escalationLevel',
  'dueAt',
] as const;
export type CaseSort = (typeof caseSorts)[number];

/** Columns a list can show beside the subject and the number. */
export const caseColumns = [
  'assignee',
  'status',
  'priority',
  'type',
  'channel',
  'team',
  'customer',
  'tags',
  'openedAt',
  'lastActivityAt',
  'awaitingSince',
  'solvedAt',
  'escalationLevel',
  'dueAt',
] as const;
export type CaseColumn = (typeof caseColumns)[number];

/** `day`: the day of the last activity. */
export const caseGroups = ['status', 'priority', 'assignee', 'team', 'customer', 'type', 'day'] as const;
export type CaseGroup = (typeof caseGroups)[number];

export const listLayout = z.strictObject({
  group: z.enum(caseGroups).nullable(),
  /** In the order they stand. */
  columns: z.array(z.enum(caseColumns)).max(caseColumns.length),
});
export type ListLayout = z.infer<typeof listLayout>;

export const usualLayout: ListLayout = { group: null, columns: ['assignee', 'status', 'lastActivityAt'] };

/** A list's layout and order. */
export const listShape = listLayout.extend({ sort: z.enum(caseSorts), descending: z.boolean() });
