import { z } from 'zod';
import { roles } from '../../model/choices.ts';
import { agentId, deviceId, teamId, workspaceId } from '../../model/ids.ts';

export const sessionAgent = z.object({
  id: agentId,
  login: z.string(),
  name: z.string(),
  role: z.enum(roles),
  teamIds: z.array(teamId),
});

/** POST /v1/session. A device that has an identity names it and keeps it; a new one gets one. */
export const sessionRequest = z.strictObject({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
  device: z.strictObject({ id: deviceId.nullable(), name: z.string().max(200) }),
});
export type SessionRequest = z.infer<typeof sessionRequest>;

export const sessionResponse = z.object({
  /** Opaque; sent as `Authorization: Bearer …`. The server keeps only its hash. */
  token: z.string(),
  device: z.object({ id: deviceId }),
  agent: sessionAgent,
  workspace: z.object({ id: workspaceId, name: z.string() }),
  epoch: z.int(),
  /** What the workspace allows: how many bytes one file may have. */
  limits: z.object({ fileBytes: z.int() }).optional(),
  serverTime: z.int(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;
