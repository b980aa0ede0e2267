import type { CasePage } from '#domain/contract/ipc/case-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { casesByText } from '../search/find-cases.ts';
import { allOf, type Condition, filterConditions, type ParsedCaseFilter, queueArms } from './case-conditions.ts';
import { caseRows } from './case-rows.ts';
import { caseSortSql } from './case-sort.ts';
import type { Me } from './me.ts';

/** Up to so many cases of a tag it is quicker to start from them and sort, above to walk the list and look the tag up. */
const rareTag = 5000;

/** Statements that find and count a list's cases. */
interface ListSql {
  readonly count: string;
  readonly find: string;
  readonly values: readonly SqlValue[];
}

function select(
  filter: ParsedCaseFilter,
  from: string,
  arms: readonly Condition[],
  values: readonly SqlValue[],
): ListSql {
  const { columns, orderBy } = caseSortSql(filter.sort, filter.descending);
  const each = (what: string) => arms.map((arm) => `select ${what} from ${from} where ${arm.sql}`);
  return {
    count: `select ${each('count(*)')
      .map((arm) => `(${arm})`)
      .join(' + ')} as count`,
    find: `${each(`c.rid as rid, ${columns}`).join(' union all ')} order by ${orderBy}`,
    values: arms.flatMap((arm) => [...values, ...arm.values]),
  };
}

function tagCount(db: ReplicaReader, tag: string): number {
  return sql(db, 'select count(*) as count from case_tag where tag = ?').get<{ count: number }>(tag)?.count ?? 0;
}

function listSql(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): ListSql | undefined {
  const queue = queueArms(db, filter.queue, me, filter.teamId);
  if (queue.length === 0) return undefined;
  const conditions = [...filterConditions(filter)];
  if (filter.text.trim() !== '') {
    if (filter.tag !== null) conditions.push(tagged(filter.tag));
    const hits = JSON.stringify(casesByText(db, filter.text));
    const arms = queue.map((arm) => allOf([arm, ...conditions]));
    return select(filter, 'json_each(?) hit cross join "case" c on c.rid = hit.value', arms, [hits]);
  }
  if (filter.tag !== null && tagCount(db, filter.tag) <= rareTag) {
    const arms = queue.map((arm) => allOf([{ sql: 't.tag = ?', values: [filter.tag] }, arm, ...conditions]));
    return select(filter, 'case_tag t cross join "case" c on c.rid = t.rid', arms, []);
  }
  if (filter.tag !== null) conditions.push(tagged(filter.tag));
  return select(
    filter,
    '"case" c',
    queue.map((arm) => allOf([arm, ...conditions])),
    [],
  );
}

function tagged(tag: string): Condition {
  return { sql: 'exists (select 1 from case_tag t where t.tag = ? and t.rid = c.rid)', values: [tag] };
}

/** The rids of a list's cases, in its order. */
export function caseRids(
  db: ReplicaReader,
  filter: ParsedCaseFilter,
  me: Me,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rids: readonly number[] } {
  const list = listSql(db, filter, me);
  if (!list) return { total: 0, rids: [] };
  const total = sql(db, list.count).get<{ count: number }>(...list.values)?.count ?? 0;
  const rids =
    page.offset >= total
      ? []
      : sql(db, `${list.find} limit ? offset ?`).all<{ rid: number }>(...list.values, page.limit, page.offset);
  return { total, rids: rids.map(({ rid }) => rid) };
}

/** A page of a queue or search. A common word is looked for in the newest cases only; then `total` counts those. */
export function listCases(
  db: ReplicaReader,
  filter: ParsedCaseFilter & { readonly offset: number; readonly limit: number },
  me: Me,
): CasePage {
  const { total, rids } = caseRids(db, filter, me, filter);
  return { total, rows: caseRows(db, rids) };
}
