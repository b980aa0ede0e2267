import { z } from 'zod';
import { languages, tiers } from '../model/choices.ts';
import { contactPoint } from '../model/customer-fields.ts';
import { agentId, organisationId } from '../model/ids.ts';
import { type Consent, consent, importantDate } from '../model/service-file-fields.ts';
import { tag } from '../model/tag.ts';

/** What one service file holds at most. */
export const customerLimits = { contactPoints: 30, tags: 50, importantDates: 30, notes: 50_000, needs: 5000 } as const;

export const contactPoints = z.array(contactPoint).max(customerLimits.contactPoints).default([]);
export const tags = z.array(tag).max(customerLimits.tags).default([]);
export const importantDates = z.array(importantDate).max(customerLimits.importantDates).default([]);

/** The plain fields of a service file, shared by adding and editing. */
export const customerValues = z.strictObject({
  name: z.string().trim().min(1).max(200),
  organisationId: organisationId.nullable(),
  tier: z.enum(tiers),
  language: z.enum(languages),
  notes: z.string().max(customerLimits.notes),
  preferences: z.string().max(customerLimits.needs),
  specialNeeds: z.string().max(customerLimits.needs),
  accountManagerId: agentId.nullable(),
});

/** The plain fields of an organisation, shared by adding and editing. */
export const organisationValues = z.strictObject({
  name: z.string().trim().min(1).max(200),
  notes: z.string().max(customerLimits.notes),
  accountManagerId: agentId.nullable(),
});

/** What a customer said about a channel; `not-asked` takes back what was written down by mistake. */
const consentSaid = consent
  .omit({ since: true, state: true })
  .extend({ state: z.enum([...consent.shape.state.options, 'not-asked']) });
type ConsentSaid = z.infer<typeof consentSaid>;

export const consentsSaid = z
  .array(consentSaid)
  .max(10)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'a channel is named once')
  .default([]);

/** What is held of each channel after this was said. Of two statements the later counts, in whatever order they arrive; of the same moment, the refusal. */
export function consentsAfter(
  held: readonly Consent[],
  said: readonly ConsentSaid[],
  at: number,
): { readonly add: readonly Consent[]; readonly remove: readonly Consent[] } {
  const add: Consent[] = [];
  const remove: Consent[] = [];
  for (const { key, state, how } of said) {
    const before = held.find((each) => each.key === key);
    if (before && before.since > at) continue;
    if (state === 'not-asked') {
      if (before) remove.push(before);
    } else if (!before || before.state !== state || before.how !== how) {
      const next: Consent = { key, state, since: at, how };
      if (!before || isStronger(next, before)) add.push(next);
    }
  }
  return { add, remove };
}

/** Whether the one statement of a channel counts before the other. */
export function isStronger(one: Consent, other: Consent): boolean {
  return one.since === other.since ? one.state === 'refused' || other.state === 'granted' : one.since > other.since;
}
