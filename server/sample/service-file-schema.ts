import { z } from 'zod';
import {
  appointmentKinds,
  contactKinds,
  holdingKinds,
  moods,
  visitKinds,
  visitOutcomes,
} from '#domain/model/choices.ts';
import { consentChannels, dateKinds } from '#domain/model/service-file-fields.ts';
import { sampleTime as time } from './sample-time.ts';

const key = z.string().regex(/^[a-z0-9-]+$/);
const text = z.string().min(1);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const act = z.strictObject({ at: time, by: key });

const file = act.extend({
  customer: key,
  manager: key.optional(),
  preferences: text.optional(),
  needs: text.optional(),
  /** `on` tells month and day. */
  dates: z
    .array(z.strictObject({ kind: z.enum(dateKinds), label: z.string().default(''), on: time, year: z.int() }))
    .default([]),
  consents: z.array(z.tuple([z.enum(consentChannels), z.enum(['granted', 'refused']), text])).default([]),
  points: z.array(
    z.strictObject({
      kind: z.enum(contactKinds),
      value: text,
      verified: z.literal(true).optional(),
      preferred: z.literal(true).optional(),
      doNotContact: z.tuple([hour, hour]).optional(),
    }),
  ),
});

const holding = act.extend({
  kind: z.enum(holdingKinds),
  customer: key.optional(),
  organisation: key.optional(),
  name: text,
  number: text.optional(),
  model: text.optional(),
  place: text.optional(),
  orderNumber: text.optional(),
  starts: time.optional(),
  ends: time.optional(),
  amount: z.int().optional(),
  currency: text.optional(),
  level: text.optional(),
  contact: text.optional(),
  details: text.optional(),
  owner: key.optional(),
});

const appointment = act.extend({
  team: key,
  customer: key,
  kind: z.enum(appointmentKinds),
  agent: key,
  starts: time,
  minutes: z.int(),
  place: text.optional(),
  note: text.optional(),
  agreed: z.boolean(),
});

const visit = act.extend({
  team: key,
  customer: key,
  kind: z.enum(visitKinds),
  place: text.optional(),
  arrived: time,
  left: time,
  need: text,
  cause: z.string(),
  done: text,
  parts: text.optional(),
  promised: z.string(),
  outcome: z.enum(visitOutcomes),
  mood: z.enum(moods),
  metWith: text,
});

/** What is known of customers beside their names and numbers, and what was agreed with them. */
export const sampleServiceFiles = z.strictObject({
  files: z.array(file),
  holdings: z.array(holding),
  appointments: z.array(appointment),
  visits: z.array(visit),
});
export type SampleServiceFiles = z.infer<typeof sampleServiceFiles>;
