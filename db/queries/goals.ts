import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import type { GoalStep } from '#domain/model/goal-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { namesOf } from './names-of.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** A goal without how it stands. */
export type KeptGoal = Omit<GoalView, 'silence' | 'current' | 'past'>;

type Stored = Omit<KeptGoal, 'steps' | 'saveState'> & { readonly steps: string; readonly unsent: number };

/** Every goal that this device holds: those that go on first, then by whom they bind. */
export function keptGoals(db: ReplicaReader, today: string): readonly KeptGoal[] {
  const text = `
    select t.id, t.subject, t.teamId, team.name as teamName, t.agentId, agent.name as agentName, t.metric, t.metricVersion,
      t.period, t.startsOn, t.endsOn, t.target, t.steps, ${unsentSql('goal', 't')} as unsent
    from goal t left join team on team.id = t.teamId left join agent on agent.id = t.agentId
    order by coalesce(t.endsOn < ?, 0), t.subject <> 'workspace', team.name, t.subject = 'agent', agent.name, t.metric, t.id`;
  return sql(db, text)
    .all<Stored>(today)
    .map(({ steps, unsent, ...goal }) => {
      const names = namesOf(db, steps);
      const said = (JSON.parse(steps) as GoalStep[]).map(({ by, ...step }) => ({ ...step, byName: names[by] ?? null }));
      return { ...goal, steps: said, saveState: saveStateOf(unsent) };
    });
}
