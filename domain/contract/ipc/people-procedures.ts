import { z } from 'zod';
import { knowledgeRoles, roles } from '../../model/choices.ts';
import { agentId, teamId } from '../../model/ids.ts';
import { password } from '../wire/people.ts';
import type { TeamSummary } from './case-views.ts';
import { nothing } from './common-input.ts';
import { command, query } from './procedure.ts';
import type { SignedInAgent } from './session-views.ts';

export interface People {
  readonly agents: readonly (SignedInAgent & { readonly active: boolean })[];
  readonly teams: readonly TeamSummary[];
}

export const peopleProcedures = {
  'people.list': query<People>()(nothing),
  'people.add': command<{ readonly agentId: string }>()(
    z.strictObject({
      login: z.string().trim().min(1).max(100),
      name: z.string().trim().min(1).max(200),
      role: z.enum(roles),
      teamIds: z.array(teamId),
      password,
    }),
  ),
  /** By an admin, and only online. */
  'people.setKnowledgeRole': command<null>()(z.strictObject({ agentId, knowledgeRole: z.enum(knowledgeRoles) })),
  'teams.add': command<{ readonly teamId: string }>()(z.strictObject({ name: z.string().trim().min(1).max(200) })),
};
