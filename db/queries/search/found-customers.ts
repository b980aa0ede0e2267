import type { FoundCustomer, FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { marksIn } from '#domain/rules/search-query/marks.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { customersByPhone, customersByText } from '../../search/find-customers.ts';
import { customerHits } from '../customer-hits.ts';
import { groupOf, nothingFound, type Part } from './found-group.ts';
import type { SearchPlan } from './search-plan.ts';

/** Among so many newest the ones whose very name was typed come first. */
const most = 300;

function tagged(db: ReplicaReader, rids: readonly number[], tags: readonly string[]): number[] {
  if (tags.length === 0) return [...rids];
  const text = `select t.rid, t.tags from json_each(?) hit cross join customer t on t.rid = hit.value`;
  const wanted = tags.map(foldText);
  return sql(db, text)
    .all<{ rid: number; tags: string }>(JSON.stringify(rids))
    .filter((row) => {
      const has = (JSON.parse(row.tags) as string[]).map(foldText);
      return wanted.every((tag) => has.includes(tag));
    })
    .map(({ rid }) => rid);
}

function everyTagged(db: ReplicaReader, tags: readonly string[]): number[] {
  const [tag = ''] = tags;
  const text = `select rid from customer where mergedIntoId is null
    and exists (select 1 from json_each(tags) each where lower(each.value) = lower(?)) order by rid desc limit ?`;
  const rids = sql(db, text).all<{ rid: number }>(tag, most);
  return rids.map(({ rid }) => rid);
}

/** Customers by what is written in their file, by phone number, by the number of their case or of what they have. */
export function foundCustomers(db: ReplicaReader, plan: SearchPlan, part: Part): FoundGroup<FoundCustomer> {
  const { words, numbers, phones, tags } = plan;
  if (plan.names.length > 0 || plan.statuses.length > 0 || plan.span) return nothingFound;
  const ways = [
    ...(words === '' ? [] : [customersByText(db, words, most)]),
    ...numbers.map((number) => customersByText(db, `#${number}`, most)),
    ...phones.map((phone) => customersByPhone(db, phone, most)),
  ];
  if (ways.length === 0 && tags.length === 0) return nothingFound;
  const [first = everyTagged(db, tags), ...others] = ways;
  const found = first.filter((rid) => others.every((way) => way.includes(rid)));
  const rows = customerHits(db, tagged(db, found, tags), words || (phones[0] ?? ''));
  return groupOf(rows, part, most, (shown) =>
    shown.map((row) => ({ ...row, name: { text: row.name, ranges: marksIn(row.name, plan.runs) } })),
  );
}
