import type { Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { looksAfterAll } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Whose queues are asked for, and when: what "me", "my team", "today" and "needs me" stand for. */
export interface Me {
  readonly agentId: AgentId;
  readonly teamIds: readonly TeamId[];
  readonly role: Role;
  readonly now: number;
  readonly zones: ZoneOffsets;
  /** Cases with a command that the server refused: those stand in the outbox file, which the replica does not see. */
  readonly refused: readonly string[];
}

/** The teams whose queues are mine. */
export function myTeams(db: ReplicaReader, me: Me): readonly string[] {
  if (!looksAfterAll(me)) return me.teamIds;
  return sql(db, 'select id from team order by id')
    .all<{ id: string }>()
    .map(({ id }) => id);
}
