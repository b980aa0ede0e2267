import type { CustomerRisk, PlannedCare } from '#domain/contract/ipc/care-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { type CareHistory, type Churn, churnOf } from '#domain/rules/churn.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingId, ofCustomer } from '../search/goes-on.ts';

/** A case, a call or an answer, as far as it tells how a customer fares. */
export interface CaseTrace {
  readonly type: string;
  readonly status: CaseStatus;
  readonly openedAt: number;
  readonly lastActivityAt: number;
  readonly mergedIntoId: string | null;
}

/** Fills a history as rows come by. */
export class HistoryWriter implements CareHistory {
  readonly complaints: number[] = [];
  readonly unsolved: number[] = [];
  readonly answers: { readonly score: number; readonly at: number }[] = [];
  readonly contacts: number[] = [];
  lastActivityAt: number | null = null;

  case({ type, status, openedAt, lastActivityAt, mergedIntoId }: CaseTrace): void {
    this.contacts.push(openedAt);
    this.lastActivityAt = Math.max(this.lastActivityAt ?? lastActivityAt, lastActivityAt);
    // What goes on in another case is the same complaint.
    if (mergedIntoId !== null) return;
    if (type === 'complaint') this.complaints.push(openedAt);
    if (!isFinished(status)) this.unsolved.push(openedAt);
  }

  call(startedAt: number): void {
    this.contacts.push(startedAt);
  }

  answer(score: number, at: number): void {
    this.answers.push({ score, at });
    this.contacts.push(at);
  }
}

/** What is older and done with counts for no reason: see rules/churn.ts. */
const countsForDays = 366;

/** From when on what was done counts. */
export function countsFrom(now: number): number {
  return now - countsForDays * dayMs;
}

/** Of each kind, which rows count; `?` is from when on. Nobody was spoken with when nobody answered. */
export const counting = {
  case: `(t.lastActivityAt >= ? or t.status not in ('solved', 'closed'))`,
  call: `t.startedAt >= ? and t.outcome <> 'no-answer'`,
  survey: 't.happenedAt >= ?',
} as const;

/** Whether a customer may leave, and why; null for no warning. */
export function customerRisk(db: ReplicaReader, customerId: string, now: number): CustomerRisk | null {
  const id = livingId(db, customerId);
  const churn = churnOf(historyOf(db, id, now), now);
  return churn && withPlan(db, id, churn);
}

export function withPlan(db: ReplicaReader, id: string, churn: Churn): CustomerRisk {
  return { ...churn, planned: plannedCare(db, id) };
}

function historyOf(db: ReplicaReader, id: string, now: number): CareHistory {
  const of = ofCustomer(db, id, 't.customerId');
  const asked = [of.value, countsFrom(now)] as const;
  const history = new HistoryWriter();
  const cases = `select t.type, t.status, t.openedAt, t.lastActivityAt, t.mergedIntoId from "case" t
    where ${of.sql} and ${counting.case}`;
  for (const row of sql(db, cases).all<CaseTrace>(...asked)) history.case(row);
  const calls = `select t.startedAt from call t where ${of.sql} and ${counting.call}`;
  for (const { startedAt } of sql(db, calls).all<{ startedAt: number }>(...asked)) history.call(startedAt);
  const answers = `select t.score, t.happenedAt from survey t where ${of.sql} and ${counting.survey}`;
  for (const row of sql(db, answers).all<{ score: number; happenedAt: number }>(...asked))
    history.answer(row.score, row.happenedAt);
  return history;
}

/** The first promise of care to them that is not kept yet. */
function plannedCare(db: ReplicaReader, id: string): PlannedCare | null {
  const of = ofCustomer(db, id, 't.customerId');
  const text = `select t.dueAt, coalesce(agent.name, '') as ownerName from followUp t
    left join agent on agent.id = t.ownerId
    where ${of.sql} and t.status = 'open' and t.kind = 'care' order by t.dueAt limit 1`;
  return sql(db, text).get<PlannedCare>(of.value) ?? null;
}
