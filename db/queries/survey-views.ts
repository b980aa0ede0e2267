import type { SurveysAsked, SurveyView } from '#domain/contract/ipc/follow-up-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { idsOfCustomer } from '../search/goes-on.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<SurveyView, 'saveState'> & { readonly unsent: number };

/** What customers thought, the newest first: of all, of one case with those that were merged into it, or of one customer. */
export function listSurveys(db: ReplicaReader, { caseId, customerId, limit }: SurveysAsked): SurveyView[] {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const wants = (column: string, ids: readonly string[]) => {
    conditions.push(`${column} in (select value from json_each(?))`);
    values.push(JSON.stringify(ids));
  };
  if (caseId !== null) wants('t.caseId', withAbsorbed(db, caseId));
  if (customerId !== null) wants('t.customerId', idsOfCustomer(db, customerId));
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return sql(
    db,
    `select t.id, t.caseId, c.number as caseNumber, customer.name as customerName, t.score, t.reason, t.comment, t.channel,
       coalesce(agent.name, '') as recordedByName, t.happenedAt, ${unsentSql('survey', 't')} as unsent
     from survey t
     left join "case" c on c.id = t.caseId
     left join customer on customer.id = t.customerId
     left join agent on agent.id = t.recordedBy
     ${where} order by t.happenedAt desc, t.id limit ?`,
  )
    .all<Stored>(...values, limit)
    .map(({ unsent, ...survey }) => ({ ...survey, saveState: saveStateOf(unsent) }));
}
