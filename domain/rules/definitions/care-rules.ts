import { z } from 'zod';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id everybody finds it. */
export const careRulesId = definitionId.parse('00000000-0000-7000-8000-000000ca4e5e');

/** When questions of one customer count as one that was asked again and again. */
export const careRulesContent = z.strictObject({
  repeat: z.strictObject({
    /** So often at least … */
    times: z.int().min(2).max(20),
    /** … within so many days. */
    days: z.int().min(1).max(365),
    /** How alike two subjects have to be, in hundredths. */
    likeness: z.int().min(30).max(95),
  }),
});
export type CareRules = z.infer<typeof careRulesContent>;
export type RepeatRules = CareRules['repeat'];
