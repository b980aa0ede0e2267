import type { CallPage, CallView } from '#domain/contract/ipc/call-views.ts';
import type { SaidPhrase } from '#domain/model/said-phrase.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql, ofCustomer } from '../search/goes-on.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredCall = Omit<CallView, 'saveState' | 'said'> & { readonly said: string; readonly unsent: number };

const living = livingSql('coalesce(t.customerId, c.customerId)');

const select = `
  select t.id, t.caseId, c.number as caseNumber, ${living} as customerId,
    customer.name as customerName, coalesce(agent.name, '') as agentName, t.direction, t.phone, t.startedAt, t.durationMs,
    t.holdMs, t.wrapUpMs, t.said, t.need, t.cause, t.done, t.promised, t.note, t.outcome, t.mood, ${unsentSql('call', 't')} as unsent
  from call t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${living}
  left join agent on agent.id = t.agentId`;

function calls(db: ReplicaReader, rest: string, ...values: SqlValue[]): CallView[] {
  return sql(db, `${select} ${rest}`)
    .all<StoredCall>(...values)
    .map(({ unsent, said, ...call }) => ({
      ...call,
      said: JSON.parse(said) as SaidPhrase[],
      saveState: saveStateOf(unsent),
    }));
}

/** The newest calls, of one agent or of all. */
export function listCalls(
  db: ReplicaReader,
  { agentId, offset, limit }: { readonly agentId: string | null; readonly offset: number; readonly limit: number },
): CallPage {
  const where = agentId === null ? '' : 'where t.agentId = ?';
  const values = agentId === null ? [] : [agentId];
  const total = sql(db, `select count(*) as count from call t ${where}`).get<{ count: number }>(...values)?.count ?? 0;
  const rows = calls(db, `${where} order by t.startedAt desc limit ? offset ?`, ...values, limit, offset);
  return { total, rows };
}

/** With those of the cases that were merged into it. */
export function callsOfCase(db: ReplicaReader, caseId: string): CallView[] {
  return withAbsorbed(db, caseId)
    .flatMap((id) => calls(db, 'where t.caseId = ? order by t.startedAt', id))
    .toSorted((a, b) => a.startedAt - b.startedAt);
}

export function callsOfCustomer(db: ReplicaReader, customerId: string, limit: number): CallView[] {
  const of = ofCustomer(db, customerId, 't.customerId');
  return calls(db, `where ${of.sql} order by t.startedAt desc limit ?`, of.value, limit);
}
