import { z } from 'zod';
import { languages, tiers } from '../model/choices.ts';
import { contactPoint, tag } from '../model/collections.ts';
import { organisationId } from '../model/ids.ts';

/** What one service file holds at most. */
export const customerLimits = { contactPoints: 30, tags: 50, notes: 50_000 } as const;

export const contactPoints = z.array(contactPoint).max(customerLimits.contactPoints).default([]);
export const tags = z.array(tag).max(customerLimits.tags).default([]);

/** The plain fields of a service file, shared by adding and editing. */
export const customerValues = z.strictObject({
  name: z.string().trim().min(1).max(200),
  organisationId: organisationId.nullable(),
  tier: z.enum(tiers),
  language: z.enum(languages),
  notes: z.string().max(customerLimits.notes),
});
