import type { FoundEntry, FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { excerptOf } from '#domain/rules/search-query/marks.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { newestCandidates } from '../../search/find-cases.ts';
import { talkByQuery } from '../../search/find-talk.ts';
import { ridOfKey, timeKeys } from '../../search/time-key.ts';
import {
  agentsNamed,
  allOf,
  type Condition,
  caseConditions,
  customerOfCase,
  customersCalledFrom,
  customersNamed,
} from './case-narrowing.ts';
import { groupOf, nothingFound, type Part } from './found-group.ts';
import type { SearchPlan } from './search-plan.ts';

/** Of so many of the newest is seen whether they are of the case, the person or the tag that was named. */
const narrowed = 5000;

const joins = `
  cross join entry t on t.rid = hit.value
  left join "case" c on c.id = t.caseId
  left join agent on agent.id = t.authorId
  ${customerOfCase}`;

function authorConditions(db: ReplicaReader, { names, phones }: SearchPlan): Condition[] {
  return [
    ...names.map((name) => ({
      sql: `(t.kind <> 'message-in' and t.authorId in (select value from json_each(?))) or instr(lower(coalesce(t.authorName, '')), lower(?)) > 0
        or (t.kind = 'message-in' and c.customerId in (select value from json_each(?)))`,
      values: [agentsNamed(db, name), name, customersNamed(db, name)],
    })),
    ...phones.map((phone) => ({
      sql: 'c.customerId in (select value from json_each(?))',
      values: [customersCalledFrom(db, phone)],
    })),
  ];
}

type Stored = Omit<FoundEntry, 'excerpt'> & { readonly rid: number; readonly body: string };

function hits(db: ReplicaReader, rids: readonly number[], { runs }: SearchPlan): FoundEntry[] {
  const text = `
    select t.rid, t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject, t.kind, t.body, t.happenedAt as at,
      coalesce(t.authorName, iif(t.kind = 'message-in', customer.name, agent.name), '') as authorName
    from json_each(?) hit ${joins}`;
  const byRid = new Map(
    sql(db, text)
      .all<Stored>(JSON.stringify(rids))
      .map((row) => [row.rid, row]),
  );
  return rids.flatMap((rid) => {
    const row = byRid.get(rid);
    if (!row) return [];
    const { rid: _rid, body, ...found } = row;
    return { ...found, excerpt: excerptOf(body, runs) };
  });
}

/** What was said on cases: those that have it just as it was typed first, the newest of them first. */
export function foundEntries(db: ReplicaReader, plan: SearchPlan, part: Part): FoundGroup<FoundEntry> {
  if (plan.query === null) return nothingFound;
  const said = allOf([...caseConditions(db, plan), ...authorConditions(db, plan)]);
  const keys = timeKeys(plan.span?.from ?? null, plan.span?.to ?? null);
  const isNarrowed = said.values.length > 0;
  const most = isNarrowed ? narrowed : newestCandidates;
  const find = (query: string) => talkByQuery(db, 'entry', query, keys, most).map(ridOfKey);
  const exact = plan.exactQuery === null ? [] : find(`(${plan.exactQuery}) AND (${plan.query})`);
  const all = [...new Set([...exact, ...find(plan.query)])];
  if (!isNarrowed) return groupOf(all, part, most, (shown) => hits(db, shown, plan));
  const text = `select t.rid from json_each(?) hit ${joins} where ${said.sql}`;
  const rids = sql(db, text).all<{ rid: number }>(JSON.stringify(all), ...said.values);
  const kept = rids.map(({ rid }) => rid);
  const group = groupOf(kept, part, most, (shown) => hits(db, shown, plan));
  return { ...group, isMore: all.length >= most };
}
