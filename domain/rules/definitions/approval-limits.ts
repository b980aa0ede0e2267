import { z } from 'zod';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id every command finds it. */
export const approvalLimitsId = definitionId.parse('00000000-0000-7000-8000-0000000a11ce');

/** In the currency's smallest unit; null for no limit. */
const limit = z.int().min(0).nullable();

/** How much each role may grant without asking anybody. Admins have no limit. */
export const approvalLimitsContent = z.strictObject({
  limits: z
    .array(z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), agent: limit, lead: limit }))
    .max(20)
    .refine((rows) => new Set(rows.map(({ currency }) => currency)).size === rows.length, 'a currency stands once'),
});
export type ApprovalLimits = z.infer<typeof approvalLimitsContent>;
