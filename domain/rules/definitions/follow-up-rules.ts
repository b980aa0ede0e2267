import { z } from 'zod';
import { agentId, definitionId, teamId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id every command finds it. */
export const followUpRulesId = definitionId.parse('00000000-0000-7000-8000-00000f0110a5');

/** How long to wait before the next try: working time, or the morning of a later working day. */
const retry = z.union([
  z.strictObject({
    minutes: z
      .int()
      .min(1)
      .max(60 * 24 * 30),
  }),
  z.strictObject({ workingDays: z.int().min(1).max(60) }),
]);
export type Retry = z.infer<typeof retry>;

/** What follows from it when a customer was not satisfied. */
export const unsatisfiedSteps = ['propose', 'reopen', 'escalate'] as const;
export type UnsatisfiedStep = (typeof unsatisfiedSteps)[number];

/** How call-backs are tried again and told of, and what an unsatisfied customer sets off. */
export const followUpRulesContent = z.strictObject({
  /** After the first try, the second and so on; the last one again and again. */
  retries: z.array(retry).min(1).max(10),
  /** Whose hours count; null for round the clock. */
  calendarId: definitionId.nullable(),
  /** How long before it is due its owner is told, and how long after; null for not at all. */
  remindBefore: z
    .int()
    .min(1)
    .max(60 * 24)
    .nullable(),
  remindAfter: z
    .int()
    .min(1)
    .max(60 * 24)
    .nullable(),
  unsatisfied: z.strictObject({
    /** A score up to this one counts as unsatisfied, of 1 to 5. */
    upTo: z.int().min(1).max(4),
    step: z.enum(unsatisfiedSteps),
    /** Who is called for where it is escalated; the case's team, when nobody is named. */
    level: z.int().min(1).max(9),
    toAgentId: agentId.nullable(),
    toTeamId: teamId.nullable(),
  }),
});
export type FollowUpRules = z.infer<typeof followUpRulesContent>;
