import { z } from 'zod';
import { knowledgeRoles, roles } from '../../model/choices.ts';
import { agentId, teamId } from '../../model/ids.ts';

export const password = z.string().min(8).max(1000);

/** POST /v1/people, by an admin: a new agent with a first password. */
export const addAgentRequest = z.strictObject({
  login: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  role: z.enum(roles),
  teamIds: z.array(teamId),
  password,
});
export type AddAgentRequest = z.infer<typeof addAgentRequest>;
export const addAgentResponse = z.object({ agentId });

/** POST /v1/people/knowledge-role, by an admin: what an agent may do in the knowledge base. */
export const knowledgeRoleRequest = z.strictObject({ agentId, knowledgeRole: z.enum(knowledgeRoles) });
export type KnowledgeRoleRequest = z.infer<typeof knowledgeRoleRequest>;

/** POST /v1/teams, by an admin. */
export const addTeamRequest = z.strictObject({ name: z.string().trim().min(1).max(200) });
export type AddTeamRequest = z.infer<typeof addTeamRequest>;
export const addTeamResponse = z.object({ teamId });

/** POST /v1/password: the signed-in agent's own. Other sessions of the agent end. */
export const changePasswordRequest = z.strictObject({ current: z.string().min(1).max(1000), next: password });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;
