import { z } from 'zod';
import { contactKinds, languages, tiers } from './choices.ts';
import { customValue } from './custom-value.ts';
import { fields as f } from './fields.ts';
import { agentId, customerId, organisationId } from './ids.ts';
import { json } from './json.ts';
import { longText } from './long-text.ts';
import { consent, contactMarks, importantDate, serviceFileFields } from './service-file-fields.ts';
import { tag } from './tag.ts';

export const contactPoint = z.strictObject({
  kind: z.enum(contactKinds),
  value: z.string().trim().min(1).max(300),
  label: z.string().max(60).default(''),
  ...contactMarks,
});
export type ContactPoint = z.infer<typeof contactPoint>;

/** What a merge did to the service file that goes on: enough to undo it. */
const customerMerge = z.strictObject({
  by: agentId,
  at: z.int(),
  set: z.array(
    z.strictObject({
      field: z.enum([
        ...(['name', 'organisationId', 'tier', 'language', 'accountManagerId'] as const),
        ...(['notes', 'preferences', 'specialNeeds'] as const),
      ]),
      from: json,
      to: json,
    }),
  ),
  addedPoints: z.array(contactPoint),
  droppedPoints: z.array(contactPoint),
  addedTags: z.array(tag),
  addedApart: z.array(customerId),
  /** What further sets took over, and what had to make room. */
  dates: z.array(importantDate).exactOptional(),
  consents: z.strictObject({ added: z.array(consent), dropped: z.array(consent) }).exactOptional(),
  custom: z.array(customValue).exactOptional(),
});
export type CustomerMerge = z.infer<typeof customerMerge>;

export const customerFields = {
  name: f.text('last-accepted', 200),
  organisationId: f.optionalRef('last-accepted', organisationId),
  contactPoints: f.set(contactPoint),
  tier: f.choice('last-accepted', tiers),
  language: f.choice('last-accepted', languages),
  notes: f.text('text-merge', longText),
  tags: f.set(tag),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
  externalId: f.optionalText('server-only', 300),
  /** The customer whose file goes on in this one's place; its cases and calls keep naming this one. */
  mergedIntoId: f.optionalRef('derived', customerId),
  merge: f.json('derived', customerMerge.nullable()),
  /** Customers who look alike and were said to be others; each names the other. */
  apartFromIds: f.set(customerId),
  ...serviceFileFields,
  custom: f.set(customValue),
  /** What everybody may see of the identity number; empty where none is written down. The whole is a `customerSecret`. */
  identityMask: f.text('derived', 12),
};

export const organisationFields = {
  name: f.text('last-accepted', 200),
  notes: f.text('text-merge', longText),
  createdAt: f.instant('immutable'),
  /** Its own: of the switchboard, the reception. Its people have theirs. */
  contactPoints: f.set(contactPoint),
  accountManagerId: f.optionalRef('last-accepted', agentId),
  externalId: f.optionalText('server-only', 300),
};
