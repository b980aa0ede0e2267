import { z } from 'zod';
import { caseStatuses, caseTypes } from '../../model/choices.ts';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id every command finds it. */
export const statusRulesId = definitionId.parse('00000000-0000-7000-8000-000000057a75');

/** Statuses that somebody moves a case to; `new` comes about by itself. */
export const movableStatuses = caseStatuses.filter((status) => status !== 'new');

/** Which moves want a reason, and how long a finished case may be reopened. */
export const statusRulesContent = z.strictObject({
  reasons: z
    .array(
      z.strictObject({
        to: z.enum(movableStatuses),
        /** For all when empty. */
        types: z.array(z.enum(caseTypes)).max(caseTypes.length),
      }),
    )
    .refine((lines) => new Set(lines.map(({ to }) => to)).size === lines.length, 'a status stands once'),
  /** Counted from when it was solved; null for as long as it is there. */
  reopenWithinDays: z.int().min(1).max(3650).nullable(),
});
export type StatusRules = z.infer<typeof statusRulesContent>;
