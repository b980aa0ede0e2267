import { z } from 'zod';

/** Words that a search takes for one another. The definition's name is the first of them. */
export const synonymsContent = z.strictObject({
  terms: z.array(z.string().trim().min(1).max(60)).min(2).max(12),
  /** What is typed as the first finds the others, not the other way round: `wifi` finds `router`, `router` does not find `wifi`. */
  oneWay: z.boolean(),
});
