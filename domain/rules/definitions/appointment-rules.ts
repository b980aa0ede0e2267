import { z } from 'zod';
import { languages } from '../../model/choices.ts';
import { agentId, definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id everybody finds it. */
export const appointmentRulesId = definitionId.parse('00000000-0000-7000-8000-0000a9901b7e');

const dayMinutes = 24 * 60;
const usualMinutes = z.int().min(5).max(dayMinutes);

/** What the customer is told, in each language; see rules/appointments/confirmation.ts for what it may ask for. */
const confirmation = z.partialRecord(z.enum(languages), z.string().trim().max(2000));

/** When appointments can be had, and what is said of them. */
export const appointmentRulesContent = z.strictObject({
  /** Whose hours count; none, for the usual office week. */
  calendarId: definitionId.nullable(),
  /** Who keeps other hours. */
  people: z.array(z.strictObject({ agentId, calendarId: definitionId })).max(500),
  /** Appointments begin at every so many minutes of the wall clock. */
  everyMinutes: z.int().min(5).max(240),
  minutes: z.strictObject({ visit: usualMinutes, call: usualMinutes }),
  /** Between a visit and whatever comes before and after it. */
  travelMinutes: z.int().min(0).max(480),
  /** How long before it begins its agent is told; null for not at all. */
  remindBefore: z.int().min(1).max(dayMinutes).nullable(),
  confirmations: z.strictObject({ visit: confirmation, call: confirmation }),
});
export type AppointmentRules = z.infer<typeof appointmentRulesContent>;
