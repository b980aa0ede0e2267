import { createHash } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';
import type { VisitPage, VisitsAsked, VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { VisitId } from '#domain/model/ids.ts';
import type { Signature } from '#domain/model/visit-fields.ts';
import { signingState, visitReportText } from '#domain/rules/visit-report.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql, ofCustomer } from '../search/goes-on.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredVisit = Omit<VisitView, 'signature' | 'signing' | 'reportHash' | 'saveState'> & {
  readonly signature: string | null;
  /** As it was written down, before any merge of customers. */
  readonly writtenCustomerId: FieldsOf<'visit'>['customerId'];
  readonly unsent: number;
};

const living = livingSql('coalesce(t.customerId, c.customerId)');

const select = `
  select t.id, t.rev, t.caseId, c.number as caseNumber, c.subject as caseSubject, t.customerId as writtenCustomerId,
    ${living} as customerId, customer.name as customerName, organisation.name as organisationName,
    customer.language as customerLanguage, t.agentId, coalesce(agent.name, '') as agentName, t.kind, t.place, t.plannedAt,
    t.arrivedAt, t.leftAt, t.need, t.cause, t.done, t.parts, t.promised, t.outcome, t.mood, t.metWith, t.signature, t.entryId,
    ${unsentSql('visit', 't')} as unsent
  from visit t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${living}
  left join organisation on organisation.id = customer.organisationId
  left join agent on agent.id = t.agentId`;

function viewOf({ unsent, writtenCustomerId, ...row }: StoredVisit): VisitView {
  const signature = row.signature === null ? null : (JSON.parse(row.signature) as Signature);
  const report = visitReportText({ ...row, customerId: writtenCustomerId });
  const reportHash = createHash('sha256').update(report).digest('hex');
  return {
    ...row,
    signature,
    reportHash,
    signing: signingState({ signature }, reportHash),
    saveState: saveStateOf(unsent),
  };
}

function visits(db: ReplicaReader, rest: string, ...values: SqlValue[]): VisitView[] {
  return sql(db, `${select} ${rest}`)
    .all<StoredVisit>(...values)
    .map(viewOf);
}

/** The last begun first: of one agent, of one case with those that were merged into it, of one customer, or of all. */
export function listVisits(db: ReplicaReader, { agentId, caseId, customerId, offset, limit }: VisitsAsked): VisitPage {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (agentId !== null) {
    conditions.push('t.agentId = ?');
    values.push(agentId);
  }
  if (caseId !== null) {
    conditions.push('t.caseId in (select value from json_each(?))');
    values.push(JSON.stringify(withAbsorbed(db, caseId)));
  }
  if (customerId !== null) {
    const of = ofCustomer(db, customerId, 't.customerId');
    conditions.push(of.sql);
    values.push(of.value);
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const total = sql(db, `select count(*) as count from visit t ${where}`).get<{ count: number }>(...values)?.count ?? 0;
  const rows = visits(db, `${where} order by t.arrivedAt desc, t.id limit ? offset ?`, ...values, limit, offset);
  return { total, rows };
}

export function findVisit(db: ReplicaReader, id: VisitId): VisitView {
  const [visit] = visits(db, 'where t.id = ?', id);
  if (!visit) throw new AppError('not-here', 'This visit is not held on this device.');
  return visit;
}

/** With those of the cases that were merged into it, in no order. */
export function visitsOfCase(db: ReplicaReader, caseId: string): readonly VisitView[] {
  return withAbsorbed(db, caseId).flatMap((id) => visits(db, 'where t.caseId = ?', id));
}
