import { z } from 'zod';
import { languages, tiers } from '../model/choices.ts';
import { organisationId } from '../model/ids.ts';

/** The plain fields of a service file, shared by adding and editing. */
export const customerValues = z.strictObject({
  name: z.string().trim().min(1).max(200),
  organisationId: organisationId.nullable(),
  tier: z.enum(tiers),
  language: z.enum(languages),
  notes: z.string().max(50_000),
});
