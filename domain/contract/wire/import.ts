import { z } from 'zod';
import { caseStatuses, caseTypes, languages, priorities } from '../../model/choices.ts';
import { contactPoint } from '../../model/customer-fields.ts';
import { tag } from '../../model/tag.ts';

const externalId = z.string().min(1).max(300);

export const importEntry = z.strictObject({
  externalId,
  kind: z.enum(['message-in', 'message-out', 'note']),
  authorName: z.string().max(200),
  body: z.string().max(50_000),
  happenedAt: z.int(),
});

export const importCustomer = z.strictObject({
  externalId,
  name: z.string().min(1).max(200),
  contactPoints: z.array(contactPoint).max(30),
  language: z.enum(languages),
});

/** One case with its customer and timeline, from another system. `externalId` is unique within its source. */
export const importCase = z.strictObject({
  externalId,
  subject: z.string().min(1).max(300),
  description: z.string().max(50_000),
  type: z.enum(caseTypes),
  status: z.enum(caseStatuses),
  priority: z.enum(priorities),
  tags: z.array(tag).max(50),
  openedAt: z.int(),
  lastActivityAt: z.int(),
  solvedAt: z.int().nullable(),
  customer: importCustomer.nullable(),
  /** An agent's login or name; unknown ones leave the case unassigned. */
  assignee: z.string().nullable(),
  entries: z.array(importEntry).max(5000),
});
export type ImportCase = z.infer<typeof importCase>;

export const importLimit = 200;

/** POST /v1/import, by an admin or lead: idempotent by (source, externalId); a second run writes nothing new twice. */
export const importRequest = z.strictObject({
  source: z.string().min(1).max(100),
  /** Name of the team that gets the cases; made if it is missing. Left out, it is the workspace's oldest team. */
  team: z.string().min(1).max(200).optional(),
  dryRun: z.boolean(),
  cases: z.array(importCase).min(1).max(importLimit),
});
export type ImportRequest = z.infer<typeof importRequest>;

export const importResponse = z.object({
  results: z.array(
    z.object({
      externalId: z.string(),
      outcome: z.enum(['created', 'unchanged', 'completed', 'refused']),
      /** Entries written by this request. */
      entries: z.int(),
      message: z.string().optional(),
    }),
  ),
});
export type ImportResponse = z.infer<typeof importResponse>;
