import type {
  CaseFeedback,
  FeedbackFilter,
  ProductFeedbackPage,
  ProductFeedbackRow,
} from '#domain/contract/ipc/product-feedback-views.ts';
import type { CaseId, CustomerId, ProductFeedbackId } from '#domain/model/ids.ts';
import { tellingId } from '#domain/rules/product-feedback.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** So many names of products are offered. */
const mostProducts = 200;

/** What nobody has answered. */
const isWaiting = `t.state in ('open', 'with-product-team')`;

type Stored = Omit<ProductFeedbackRow, 'saveState' | 'told'> & { readonly unsent: number };

const select = `
  select t.id, t.problem, t.product, t.state, t.ownerId, coalesce(agent.name, '') as ownerName, t.dueAt, t.answeredAt,
    t.createdAt, t.changedAt, json_array_length(t.caseIds) as caseCount,
    t.round, ${unsentSql('productFeedback', 't')} as unsent
  from productFeedback t
  left join agent on agent.id = t.ownerId`;

function conditionsOf({ states, product, ownerId, overdue }: FeedbackFilter, now: number) {
  const conditions = ['t.state in (select value from json_each(?))'];
  const values: SqlValue[] = [JSON.stringify(states)];
  const wants = (condition: string, value: SqlValue) => {
    conditions.push(condition);
    values.push(value);
  };
  if (product !== null) wants('t.product = ?', product);
  if (ownerId !== null) wants('t.ownerId = ?', ownerId);
  if (overdue) wants(`${isWaiting} and t.dueAt < ?`, now);
  return { where: `where ${conditions.join(' and ')}`, values };
}

function rowOf(db: ReplicaReader, { unsent, ...row }: Stored): ProductFeedbackRow {
  return { ...row, told: toldNow(db, row), saveState: saveStateOf(unsent) };
}

/** Customers who hear of the answer that stands now. */
function toldNow(db: ReplicaReader, { id, round }: Pick<ProductFeedbackRow, 'id' | 'round'>): number {
  if (round === 0) return 0;
  const tellings = sql(db, 'select id, customerId from followUp where productFeedbackId = ?');
  return tellings
    .all<{ id: string; customerId: CustomerId }>(id)
    .filter((told) => told.id === tellingId(id, told.customerId, round)).length;
}

/** What nobody answered yet first, by when an answer is due; then what was, the last changed first. */
export function feedbackRows(
  db: ReplicaReader,
  filter: FeedbackFilter,
  now: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ProductFeedbackRow[] {
  const { where, values } = conditionsOf(filter, now);
  const order = `${isWaiting} desc, iif(${isWaiting}, t.dueAt, null) nulls last, t.changedAt desc, t.id desc`;
  return sql(db, `${select} ${where} order by ${order} limit ? offset ?`)
    .all<Stored>(...values, limit, offset)
    .map((row) => rowOf(db, row));
}

export function feedbackPage(
  db: ReplicaReader,
  { offset, limit, ...filter }: FeedbackFilter & { readonly offset: number; readonly limit: number },
  now: number,
): ProductFeedbackPage {
  const { where, values } = conditionsOf(filter, now);
  const counted = sql(db, `select count(*) as count from productFeedback t ${where}`).get<{ count: number }>(...values);
  const products = sql(
    db,
    `select product as name from productFeedback where product <> '' group by product order by count(*) desc, product limit ?`,
  ).all<{ name: string }>(mostProducts);
  return {
    total: counted?.count ?? 0,
    rows: feedbackRows(db, filter, now, { offset, limit }),
    products: products.map(({ name }) => name),
  };
}

export function feedbackRow(db: ReplicaReader, id: ProductFeedbackId): ProductFeedbackRow | undefined {
  const found = sql(db, `${select} where t.id = ?`).get<Stored>(id);
  return found && rowOf(db, found);
}

/** What was reported from a case, or from one that was merged into it, the newest first. The text is asked first: it is quicker than its parts. */
export function feedbackOfCase(db: ReplicaReader, caseId: CaseId): readonly CaseFeedback[] {
  const ids = JSON.stringify(withAbsorbed(db, caseId));
  return sql(
    db,
    `select t.id, t.problem, t.state, t.dueAt, t.answeredAt from productFeedback t
     where exists (select 1 from json_each(?) asked where instr(t.caseIds, asked.value) > 0)
     order by t.createdAt desc, t.id desc`,
  ).all<CaseFeedback>(ids);
}

/** What products are called: where something was reported of them, and what customers have, the most frequent first. */
export function productNames(db: ReplicaReader): string[] {
  return sql(
    db,
    `select name from (
       select product as name from productFeedback where product <> ''
       union all select name from holding where kind = 'asset' and name <> ''
     ) group by name order by count(*) desc, name limit ?`,
  )
    .all<{ name: string }>(mostProducts)
    .map(({ name }) => name);
}
