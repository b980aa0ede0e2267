import { z } from 'zod';
import { caseTypes } from '../../model/choices.ts';

/** What is to be done in each case of a kind, in order. */
export const checklistContent = z.strictObject({
  /** The types of case it is offered for; for all when empty. */
  types: z.array(z.enum(caseTypes)).max(caseTypes.length),
  items: z.array(z.string().trim().min(1).max(500)).min(1).max(100),
});
