import type { FoundCall, FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { excerptOf } from '#domain/rules/search-query/marks.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { newestCandidates } from '../../search/find-cases.ts';
import { talkByQuery } from '../../search/find-talk.ts';
import { livingSql } from '../../search/goes-on.ts';
import { ridOfKey, timeKeys } from '../../search/time-key.ts';
import {
  agentsNamed,
  allOf,
  type Condition,
  caseConditions,
  customersCalledFrom,
  customersNamed,
  spanConditions,
} from './case-narrowing.ts';
import { groupOf, nothingFound, type Part } from './found-group.ts';
import { narrows, type SearchPlan } from './search-plan.ts';

const whose = 'coalesce(t.customerId, c.customerId)';
const joins = `
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${livingSql(whose)}
  left join agent on agent.id = t.agentId`;

/** The digits of a number however it was written down. */
const digits = `replace(replace(replace(replace(t.phone, ' ', ''), '-', ''), '(', ''), ')', '')`;

function callConditions(db: ReplicaReader, plan: SearchPlan): Condition[] {
  return [
    ...caseConditions(db, plan),
    ...plan.names.map((name) => ({
      sql: `t.agentId in (select value from json_each(?)) or ${whose} in (select value from json_each(?))`,
      values: [agentsNamed(db, name), customersNamed(db, name)],
    })),
    ...plan.phones.map((phone) => ({
      sql: `instr(${digits}, ?) > 0 or ${whose} in (select value from json_each(?))`,
      values: [phoneDigits(phone), customersCalledFrom(db, phone)],
    })),
    ...spanConditions('t.startedAt', plan),
  ];
}

type Stored = Omit<FoundCall, 'excerpt'> & { readonly rid: number; readonly note: string };

function hits(db: ReplicaReader, rids: readonly number[], { runs }: SearchPlan): FoundCall[] {
  const text = `
    select t.rid, t.id, t.caseId, c.number as caseNumber, ${livingSql(whose)} as customerId, customer.name as customerName,
      coalesce(agent.name, '') as agentName, t.phone, t.direction, t.startedAt as at,
      concat_ws(' · ', nullif(t.need, ''), nullif(t.cause, ''), nullif(t.done, ''), nullif(t.promised, ''), nullif(t.note, '')) as note
    from json_each(?) hit cross join call t on t.rid = hit.value ${joins}`;
  const byRid = new Map(
    sql(db, text)
      .all<Stored>(JSON.stringify(rids))
      .map((row) => [row.rid, row]),
  );
  return rids.flatMap((rid) => {
    const row = byRid.get(rid);
    if (!row) return [];
    const { rid: _rid, note, ...found } = row;
    return { ...found, excerpt: excerptOf(note, runs) };
  });
}

/** Calls by the words of their notes, and by who called whom, from which number and when. The newest first. */
export function foundCalls(db: ReplicaReader, plan: SearchPlan, part: Part): FoundGroup<FoundCall> {
  if (plan.query === null && (plan.words !== '' || !narrows(plan))) return nothingFound;
  const said = allOf(callConditions(db, plan));
  const rids = plan.query === null ? walked(db, said) : worded(db, plan, plan.query, said);
  return groupOf(rids, part, newestCandidates, (shown) => hits(db, shown, plan));
}

interface Rid {
  readonly rid: number;
}

function walked(db: ReplicaReader, said: Condition): number[] {
  const text = `select t.rid from call t ${joins} where ${said.sql} order by t.startedAt desc limit ?`;
  return sql(db, text)
    .all<Rid>(...said.values, newestCandidates)
    .map(({ rid }) => rid);
}

function worded(db: ReplicaReader, { span, exactQuery }: SearchPlan, query: string, said: Condition): number[] {
  const keys = timeKeys(span?.from ?? null, span?.to ?? null);
  const find = (each: string) => talkByQuery(db, 'call', each, keys, newestCandidates).map(ridOfKey);
  const exact = exactQuery === null ? [] : find(`(${exactQuery}) AND (${query})`);
  const all = [...new Set([...exact, ...find(query)])];
  if (said.values.length === 0) return all;
  const text = `select t.rid from json_each(?) hit cross join call t on t.rid = hit.value ${joins} where ${said.sql}`;
  return sql(db, text)
    .all<Rid>(JSON.stringify(all), ...said.values)
    .map(({ rid }) => rid);
}
