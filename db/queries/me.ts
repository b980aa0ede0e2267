import type { Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Whose queues are asked for. */
export interface Me {
  readonly agentId: AgentId;
  readonly teamIds: readonly TeamId[];
  readonly role: Role;
}

/** The teams whose queues are mine. A lead or admin who is in no team looks after all of them. */
export function myTeams(db: ReplicaReader, me: Me): readonly string[] {
  if (me.teamIds.length > 0 || me.role === 'agent') return me.teamIds;
  return sql(db, 'select id from team order by id')
    .all<{ id: string }>()
    .map(({ id }) => id);
}
