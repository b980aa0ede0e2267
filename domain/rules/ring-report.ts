import { z } from 'zod';
import { callDirections } from '../model/choices.ts';

/** What a telephone says of a call. `ended` is the end of one that was answered, or that nobody answered. */
export const ringEvents = ['ringing', 'answered', 'held', 'resumed', 'missed', 'ended'] as const;

/** What a telephone may hand in; a number that is withheld is an empty one. */
export const ringReport = z.strictObject({
  number: z
    .string()
    .trim()
    .max(60)
    .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'a number holds no control characters')
    .default(''),
  direction: z.enum(callDirections).default('in'),
  event: z.enum(ringEvents).default('ringing'),
  /** The telephone's own name for the call, where it has one: what it says later of the same call bears it too. */
  call: z.string().trim().max(100).default(''),
});
export type RingReport = z.infer<typeof ringReport>;
