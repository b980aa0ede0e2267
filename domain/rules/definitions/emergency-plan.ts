import { z } from 'zod';

/** What is to be done when one cause stands behind many cases (应急预案): the steps, who is told, and texts that are ready to go out. */
export const emergencyPlanContent = z.strictObject({
  /** In order; they become a checklist of the incident. */
  steps: z.array(z.string().trim().min(1).max(500)).min(1).max(60),
  tell: z.array(z.strictObject({ who: z.string().trim().min(1).max(200), how: z.string().trim().max(500) })).max(50),
  /** Updates for the customers of all cases below the incident. */
  updates: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(10_000) }))
    .max(20),
});
export type EmergencyPlan = z.infer<typeof emergencyPlanContent>;
