import { z } from 'zod';
import { caseTypes, priorities } from '../../model/choices.ts';
import { agentId, teamId } from '../../model/ids.ts';

const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 365);

const level = z
  .strictObject({
    /** How long after the case was opened it is due; null where it is raised by hand alone. */
    afterMinutes: minutes.nullable(),
    /** How long the receiver has to take it up. */
    acknowledgeMinutes: minutes.nullable(),
    toAgentId: agentId.nullable(),
    toTeamId: teamId.nullable(),
  })
  .refine(({ toAgentId, toTeamId }) => toAgentId !== null || toTeamId !== null, 'a level names a person or a team');

/** Who is called for at which level, and when: for the cases of some types and priorities. */
export const escalationRuleContent = z.strictObject({
  /** For all when empty; the same below. */
  types: z.array(z.enum(caseTypes)).max(caseTypes.length),
  priorities: z.array(z.enum(priorities)).max(priorities.length),
  /** Level 1 first. */
  levels: z
    .array(level)
    .min(1)
    .max(9)
    .refine((levels) => {
      const times = levels.flatMap(({ afterMinutes }) => afterMinutes ?? []);
      return times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0));
    }, 'a higher level is due later'),
});
export type EscalationRule = z.infer<typeof escalationRuleContent>;
