import type { WorkspaceStanding } from '#domain/contract/wire/pull.ts';
import { row, type Sql } from '../sql/statement.ts';

const inTouchMs = 5 * 60_000;
/** Who was away for longer has hardly work here that nobody knows of. */
const inUseMs = 14 * 24 * 3_600_000;

/** The devices of everybody who works here that were in use lately, how many of them were in touch just now, and when cases are archived. */
export function workspaceStanding(db: Sql, workspaceId: string, now: number): Promise<WorkspaceStanding> {
  return row<WorkspaceStanding>(
    db,
    `select count(agent.id)::int as known,
       (count(agent.id) filter (where state.last_seen_at > $2::bigint - ${inTouchMs}))::int as current,
       workspace.archive_after_days as "archiveDays"
     from workspace
     left join push_state state on state.workspace_id = workspace.id and state.last_seen_at > $2::bigint - ${inUseMs}
     left join device on device.workspace_id = state.workspace_id and device.id = state.device_id
     left join agent on agent.workspace_id = state.workspace_id and agent.id = device.agent_id and agent.active
     where workspace.id = $1 group by workspace.id`,
    [workspaceId, now],
  );
}
