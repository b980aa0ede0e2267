import type { HandoffsAsked, HandoffView } from '#domain/contract/ipc/cooperation-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql } from '../search/goes-on.ts';
import { type Me, myTeams } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<HandoffView, 'saveState' | 'caseHeld'> & { readonly unsent: number; readonly caseHeld: number };

const select = `
  select t.id, t.sourceCaseId as caseId, c.id is not null as caseHeld, t.caseNumber, t.caseSubject,
    customer.name as customerName, t.fromTeamId, coalesce(fromTeam.name, '') as fromTeamName, t.toTeamId,
    toTeam.name as toTeamName, t.toAgentId, t.toName, t.partner, t.asked, t.dueAt, t.expectedAt, t.state, t.answer,
    coalesce(asker.name, '') as askedByName, t.askedAt, answerer.name as answeredByName, t.answeredAt,
    ${unsentSql('handoff', 't')} as unsent
  from handoff t
  left join "case" c on c.id = t.sourceCaseId
  left join customer on customer.id = ${livingSql('t.customerId')}
  left join team fromTeam on fromTeam.id = t.fromTeamId
  left join team toTeam on toTeam.id = t.toTeamId
  left join agent asker on asker.id = t.askedBy
  left join agent answerer on answerer.id = t.answeredBy`;

function handoffs(db: ReplicaReader, rest: string, ...values: SqlValue[]): HandoffView[] {
  return sql(db, `${select} ${rest}`)
    .all<Stored>(...values)
    .map(({ unsent, caseHeld, ...handoff }) => ({
      ...handoff,
      caseHeld: caseHeld !== 0,
      saveState: saveStateOf(unsent),
    }));
}

const boxes = {
  'for-us': '(t.toAgentId = ? or t.toTeamId in (select value from json_each(?)))',
  // What a partner outside owes is for the team that asked to write down.
  'from-us': '(t.askedBy = ? or t.fromTeamId in (select value from json_each(?)))',
} as const;

/** Open ones, the first due first; or finished ones, the last answered first. */
export function listHandoffs(db: ReplicaReader, { box, state, limit }: HandoffsAsked, me: Me): HandoffView[] {
  const open = box === 'for-us' ? "('asked', 'accepted')" : "('asked', 'accepted', 'declined')";
  const rest =
    state === 'open'
      ? `where ${boxes[box]} and t.state in ${open} order by t.dueAt, t.id limit ?`
      : `where ${boxes[box]} and t.state not in ${open} order by coalesce(t.answeredAt, t.askedAt) desc, t.id limit ?`;
  return handoffs(db, rest, me.agentId, JSON.stringify(myTeams(db, me)), limit);
}

/** Those on the case, the newest first. */
export function handoffsOfCase(db: ReplicaReader, caseId: string): HandoffView[] {
  return handoffs(db, 'where t.sourceCaseId = ? order by t.askedAt desc, t.id', caseId);
}
