import type { People } from '#domain/contract/ipc/people-procedures.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

type StoredAgent = Omit<People['agents'][number], 'teamIds' | 'active'> & {
  readonly teamIds: string;
  readonly active: number;
};

export function listPeople(db: ReplicaReader): People {
  const agents = sql(db, 'select id, login, name, role, teamIds, active, knowledgeRole from agent order by name, id')
    .all<StoredAgent>()
    .map((row) => ({ ...row, teamIds: JSON.parse(row.teamIds) as TeamId[], active: row.active !== 0 }));
  const teams = sql(db, 'select id, name from team order by name, id').all<People['teams'][number]>();
  return { agents, teams };
}
