import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

export interface DueImprovement {
  readonly actionId: string;
  readonly text: string;
  readonly dueOn: string;
  /** What there is to tell: 1 that it is due soon, 2 that it is overdue. */
  readonly due: 1 | 2;
}

/** The agent's open actions that are due by `soon` and of which they were not told that yet for this day, the first due first. */
export function untoldImprovements(
  db: ReplicaReader,
  agentId: string,
  { today, soon }: { readonly today: string; readonly soon: string },
): readonly DueImprovement[] {
  return sql(
    db,
    `select * from (
       select t.id as actionId, t.text, t.dueOn, iif(t.dueOn < ?, 2, 1) as due, coalesce(r.told, 0) as told
       from improvementAction t
       left join improvement_told r on r.actionId = t.id and r.dueOn = t.dueOn
       where t.ownerId = ? and t.state = 'open' and t.dueOn <= ?
     ) where due > told
     order by dueOn, actionId`,
  ).all<DueImprovement>(today, agentId, soon);
}

export function noteImprovementsTold(db: ReplicaWriter, told: readonly DueImprovement[]): void {
  const note = sql(
    db,
    `insert into improvement_told (actionId, dueOn, told) values (?, ?, ?)
     on conflict (actionId) do update set dueOn = excluded.dueOn, told = excluded.told`,
  );
  for (const { actionId, dueOn, due } of told) note.run(actionId, dueOn, due);
  sql(
    db,
    `delete from improvement_told where not exists (
       select 1 from improvementAction t where t.id = improvement_told.actionId and t.state = 'open')`,
  ).run();
}
