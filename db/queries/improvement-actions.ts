import type { ImprovementRow } from '#domain/contract/ipc/service-review-procedures.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** With what decides in which reviews it stands. */
interface FoundAction extends ImprovementRow {
  readonly teamId: TeamId | null;
}

type Stored = Omit<FoundAction, 'saveState'> & { readonly unsent: number };

/** What was settled and is shown beside what is open. */
const mostSettled = 50;

const select = `
  select t.id, t.reviewId, t.teamId, review.title as reviewTitle, t.text, t.ownerId, coalesce(owner.name, '') as ownerName, t.dueOn,
    t.state, t.outcome, t.settledAt, settler.name as settledByName, t.createdAt,
    ${unsentSql('improvementAction', 't')} as unsent
  from improvementAction t
  left join serviceReview review on review.id = t.reviewId
  left join agent owner on owner.id = t.ownerId
  left join agent settler on settler.id = t.settledBy`;

const openFirst = `t.state = 'open' desc, iif(t.state = 'open', t.dueOn, null), t.settledAt desc, t.id`;

function rowOf({ unsent, ...row }: Stored): FoundAction {
  return { ...row, saveState: saveStateOf(unsent) };
}

export function allActions(db: ReplicaReader): readonly FoundAction[] {
  return sql(db, `${select} order by ${openFirst}`).all<Stored>().map(rowOf);
}

/** What somebody is to do, by the day it is due; then the newest of what was settled. */
export function actionsOwnedBy(db: ReplicaReader, owner: AgentId): readonly ImprovementRow[] {
  const open = sql(db, `${select} where t.ownerId = ? and t.state = 'open' order by t.dueOn, t.id`);
  const settled = sql(
    db,
    `${select} where t.ownerId = ? and t.state <> 'open' order by t.settledAt desc, t.id limit ?`,
  );
  return [...open.all<Stored>(owner), ...settled.all<Stored>(owner, mostSettled)].map(rowOf);
}
