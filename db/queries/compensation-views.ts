import type { CompensationsAsked, CompensationView } from '#domain/contract/ipc/cooperation-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql } from '../search/goes-on.ts';
import type { Me } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<CompensationView, 'saveState'> & { readonly unsent: number };

const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject, customer.name as customerName, t.kind, t.amount,
    t.currency, t.item, t.reason, t.state, t.askedBy, coalesce(asker.name, '') as askedByName, t.askedAt,
    decider.name as decidedByName, t.decidedAt, t.decision, ${unsentSql('compensation', 't')} as unsent
  from compensation t
  join "case" c on c.id = t.caseId
  left join customer on customer.id = ${livingSql('c.customerId')}
  left join agent asker on asker.id = t.askedBy
  left join agent decider on decider.id = t.decidedBy`;

function compensations(db: ReplicaReader, rest: string, ...values: SqlValue[]): CompensationView[] {
  return sql(db, `${select} ${rest}`)
    .all<Stored>(...values)
    .map(({ unsent, ...compensation }) => ({ ...compensation, saveState: saveStateOf(unsent) }));
}

/** What waits for approval, the oldest first; or what was settled, the newest first. Leads see everybody's, agents their own. */
export function listCompensations(db: ReplicaReader, { state, limit }: CompensationsAsked, me: Me): CompensationView[] {
  const own = me.role === 'agent' ? 't.askedBy = ? and' : '';
  const values = me.role === 'agent' ? [me.agentId] : [];
  const rest =
    state === 'asked'
      ? `where ${own} t.state = 'asked' order by t.askedAt, t.id limit ?`
      : `where ${own} t.state <> 'asked' order by coalesce(t.decidedAt, t.askedAt) desc, t.id limit ?`;
  return compensations(db, rest, ...values, limit);
}

/** Those on the case, the newest first. */
export function compensationsOfCase(db: ReplicaReader, caseId: string): CompensationView[] {
  return compensations(db, 'where t.caseId = ? order by t.askedAt desc, t.id', caseId);
}
