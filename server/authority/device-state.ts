import { AppError } from '#domain/contract/failure.ts';
import type { KnowledgeRole, Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Session } from '../auth/session.ts';
import { rows, type Sql } from '../sql/statement.ts';

export interface DeviceState {
  readonly lastMid: number;
  readonly epoch: number;
  /** The agent's rights as of now, not as of when anything was written. */
  readonly actor: Actor & { readonly active: boolean };
}

interface StateRow {
  readonly last_mid: number;
  readonly epoch: number;
  readonly role: Role;
  readonly team_ids: readonly TeamId[];
  readonly active: boolean;
  readonly knowledge_role: KnowledgeRole;
}

/** Locks the device until the transaction ends: its batches are executed one after the other. */
export async function lockDevice(tx: Sql, workspaceId: string, session: Session): Promise<DeviceState> {
  const [state] = await rows<StateRow>(
    tx,
    `select push_state.last_mid, server_epoch.epoch, agent.role, agent.team_ids, agent.active, agent.knowledge_role
     from push_state cross join server_epoch
     join agent on agent.workspace_id = push_state.workspace_id and agent.id = $3
     where push_state.workspace_id = $1 and push_state.device_id = $2
     for update of push_state`,
    [workspaceId, session.deviceId, session.agentId],
  );
  if (!state) throw new AppError('session-expired', 'The device or the agent of this session is gone.');
  const { role, team_ids: teamIds, active, knowledge_role: knowledgeRole } = state;
  return {
    lastMid: state.last_mid,
    epoch: state.epoch,
    actor: { id: session.agentId as AgentId, role, teamIds, active, knowledgeRole },
  };
}
