import type { CasePage } from '#domain/contract/ipc/case-views.ts';
import type { GroupCount } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { casesByText } from '../search/find-cases.ts';
import { filterConditions, type ParsedCaseFilter, queueArms, visible } from './case-conditions.ts';
import { askerOf } from './case-query.ts';
import { caseRows } from './case-rows.ts';
import { caseSortSql, type GroupSql, groupSql, type SortSql } from './case-sort.ts';
import type { Me } from './me.ts';
import { type Condition, plain } from './sql-condition.ts';

/** Up to so many cases of a tag it is quicker to start from them and sort, above to walk the list and look the tag up. */
const rareTag = 5000;

function tagCount(db: ReplicaReader, tag: string): number {
  return sql(db, 'select count(*) as count from case_tag where tag = ?').get<{ count: number }>(tag)?.count ?? 0;
}

/** What a list is read from: what a text is found in, the cases of a rare tag, or all there are. */
interface Source {
  readonly from: string;
  readonly isWalked: boolean;
  readonly values: readonly SqlValue[];
  readonly filters: readonly Condition[];
}

function sourceOf(db: ReplicaReader, { text, tag }: ParsedCaseFilter): Source {
  const tagged = 'exists (select 1 from case_tag t where t.tag = ? and t.rid = c.rid)';
  const byTag = tag === null ? [] : [{ sql: tagged, values: [tag] }];
  if (text.trim() !== '') {
    const hits = JSON.stringify(casesByText(db, text));
    const from = 'json_each(?) hit cross join "case" c on c.rid = hit.value';
    return { from, isWalked: false, values: [hits], filters: byTag };
  }
  if (tag !== null && tagCount(db, tag) <= rareTag) {
    const filters = [{ sql: 't.tag = ?', values: [tag] }];
    return { from: 'case_tag t cross join "case" c on c.rid = t.rid', isWalked: false, values: [], filters };
  }
  return { from: '"case" c', isWalked: true, values: [], filters: byTag };
}

/** Statements that find and count a list's cases. */
interface ListSql {
  readonly count: string;
  readonly find: string;
  readonly groups: string | undefined;
  readonly values: readonly SqlValue[];
}

/** Clocks are looked up for so long before and after now; further away their last move counts. */
const yearMs = 366 * 86_400_000;
const midnight = 86_400_000;

function groupOf(filter: ParsedCaseFilter, { now, zones }: Me): GroupSql | undefined {
  if (filter.group === null) return undefined;
  if (filter.group !== 'day') return groupSql(filter.group, []);
  const today = Math.floor(now / midnight) * midnight;
  return groupSql(filter.group, zones.segments(filter.zone, today - 10 * yearMs, today + yearMs));
}

function select(filter: ParsedCaseFilter, source: Source, { arms, grouped }: Arms, me: Me): ListSql {
  const group = groupOf(filter, me);
  const { columns, orderBy } = caseSortSql(filter.sort, filter.descending, source.isWalked, group);
  const eachOf = (of: readonly Condition[]) => (what: string) =>
    of.map((arm) => `select ${what} from ${source.from} where ${arm.sql}`);
  const each = eachOf(arms);
  return {
    count: `select ${each('count(*)')
      .map((arm) => `(${arm})`)
      .join(' + ')} as count`,
    find: `${each(`c.rid as rid, ${columns}`).join(' union all ')} order by ${orderBy}`,
    groups: group && groupsOf(group, eachOf(grouped)),
    values: arms.flatMap((arm) => [...source.values, ...arm.values]),
  };
}

function groupsOf(group: GroupSql, each: (what: string) => readonly string[]): string {
  // Counted by the bare value first: what it is called and where it stands is looked up once for each group.
  const all = each(`${group.counted?.bare ?? group.column} as value`).join(' union all ');
  const bare = `select value, count(*) as count from (${all}) group by value`;
  const settled = group.counted?.settled ?? null;
  const counted =
    settled === null ? bare : `select ${settled} as value, sum(b.count) as count from (${bare}) b group by 1`;
  const orderBy = group.order.map((term) => `${term.sql} ${term.descending ? 'desc' : 'asc'}`).join(', ');
  return `select ${group.key} as key, ${group.name} as name, c.count from
    (select value as ${group.as}, count from (${counted})) c order by ${orderBy}`;
}

function listSql(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): ListSql | undefined {
  const source = sourceOf(db, filter);
  const asked = filterConditions(db, filter, askerOf(me, filter.zone));
  // Last, and not counted as a filter: the cases that were merged are few and read once.
  const arms = queueArms(db, filter, me, [...source.filters, ...asked], visible(filter));
  // Nothing is left out by it, but the index of finished cases, which holds nothing to group by, is.
  const grouped = queueArms(db, filter, me, [...source.filters, ...asked, plain('true')], visible(filter));
  return arms.length === 0 ? undefined : select(filter, source, { arms, grouped }, me);
}

/** The same cases twice: in the way their rows are found, and in the way they are counted by groups. */
interface Arms {
  readonly arms: readonly Condition[];
  readonly grouped: readonly Condition[];
}

/** How the rows of a list that is found by walking all cases are told and put in order; none for one that is found otherwise. */
export function walkOf(
  db: ReplicaReader,
  filter: ParsedCaseFilter,
  me: Me,
): { readonly arms: readonly Condition[]; readonly sort: SortSql } | undefined {
  const source = sourceOf(db, filter);
  if (!source.isWalked) return undefined;
  const asked = filterConditions(db, filter, askerOf(me, filter.zone));
  const arms = queueArms(db, filter, me, [...source.filters, ...asked], visible(filter));
  return { arms, sort: caseSortSql(filter.sort, filter.descending, true, groupOf(filter, me)) };
}

/** The groups of a grouped list, in its order; none of one that is not. */
export function groupsOfList(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): readonly GroupCount[] {
  const list = listSql(db, filter, me);
  return list?.groups === undefined ? [] : sql(db, list.groups).all<GroupCount>(...list.values);
}

/** The ids of a list's cases, in its order. */
export function caseIdsOf(db: ReplicaReader, filter: ParsedCaseFilter, me: Me, limit: number): readonly CaseId[] {
  const { rids } = caseRids(db, filter, me, { offset: 0, limit });
  const text = 'select c.id from json_each(?) hit cross join "case" c on c.rid = hit.value order by hit.key';
  return sql(db, text)
    .all<{ id: CaseId }>(JSON.stringify(rids))
    .map(({ id }) => id);
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
