import { z } from 'zod';
import { caseStatuses } from '../../model/choices.ts';
import { caseId, customerId, teamId } from '../../model/ids.ts';
import { snapshotPage } from './pull.ts';

/**
 * POST /v1/archive/find: cases of the archives the agent may see, the last active first. Every word of `text` is found in the case
 * (number, subject, description) or its customer (name, ways to reach them); a whole number alone finds just that case.
 */
export const archiveFindRequest = z
  .strictObject({
    text: z.string().trim().max(200).default(''),
    customerId: customerId.nullable().default(null),
    limit: z.int().min(1).max(100).default(50),
  })
  .refine(({ text, customerId: of }) => text !== '' || of !== null, 'a text or a customer');
export type ArchiveFindRequest = z.infer<typeof archiveFindRequest>;

export const archivedCase = z.object({
  id: caseId,
  number: z.string(),
  aliases: z.array(z.string()),
  subject: z.string(),
  status: z.enum(caseStatuses),
  customerId: customerId.nullable(),
  customerName: z.string().nullable(),
  teamId,
  solvedAt: z.int().nullable(),
  lastActivityAt: z.int(),
});
export type ArchivedCase = z.infer<typeof archivedCase>;

export const archiveFindResponse = z.object({
  cases: z.array(archivedCase),
  /** There are more than were asked for. */
  more: z.boolean(),
});
export type ArchiveFindResponse = z.infer<typeof archiveFindResponse>;

/** POST /v1/archive/fetch: one case of an archive as it is now. */
export const archiveFetchRequest = z.strictObject({ caseId });
export type ArchiveFetchRequest = z.infer<typeof archiveFetchRequest>;

/**
 * The case, its customer and all that hangs on it, in the frame of a pull. A case that is with its team again comes with its team's
 * scope: the device has it by its pulls.
 */
export const archiveFetchResponse = z.object({
  epoch: z.int(),
  columns: z.record(z.string(), z.array(z.string())),
  rows: snapshotPage.shape.rows,
  serverTime: z.int(),
});
export type ArchiveFetchResponse = z.infer<typeof archiveFetchResponse>;
