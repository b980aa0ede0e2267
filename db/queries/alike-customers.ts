import type { AlikeCustomer, CustomerPair, DuplicatePage } from '#domain/contract/ipc/duplicate-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { type CustomerTraits, likelyTwins, likeness, traitsOf, twinKeysOf } from '#domain/rules/customer-likeness.ts';
import type { PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { phoneSettings } from '../search/phone-settings.ts';
import { customerSummaries } from './customer-summaries.ts';

/** What more files share than this belongs to none of them: a switchboard, a shop's address. */
const mostSharing = 6;
/** So many pairs are weighed; when the first of them are settled, others come. */
const mostPairs = 1000;

interface StoredTraits {
  readonly rid: number;
  readonly id: CustomerId;
  readonly name: string;
  readonly organisationId: FieldsOf<'customer'>['organisationId'];
  readonly contactPoints: string;
  readonly apartFromIds: string;
}

interface Compared {
  readonly rid: number;
  readonly id: CustomerId;
  readonly traits: CustomerTraits;
  readonly apartFromIds: readonly string[];
}

function compared(db: ReplicaReader, rids: Iterable<number>, settings: PhoneSettings): ReadonlyMap<number, Compared> {
  const text = `
    select t.rid, t.id, t.name, t.organisationId, t.contactPoints, t.apartFromIds
    from json_each(?) asked cross join customer t on t.rid = asked.value`;
  const rows = sql(db, text).all<StoredTraits>(JSON.stringify([...new Set(rids)]));
  return new Map(
    rows.map(({ rid, id, name, organisationId, contactPoints, apartFromIds }) => {
      const traits = traitsOf({ name, organisationId, contactPoints: JSON.parse(contactPoints) }, settings);
      return [rid, { rid, id, traits, apartFromIds: JSON.parse(apartFromIds) as string[] }];
    }),
  );
}

/** Rids of those who share something that tells, two at a time. */
function sharingPairs(db: ReplicaReader): readonly (readonly [number, number])[] {
  const text = `
    select json_group_array(rid) as rids from customer_key group by kind, key having count(*) between 2 and ${mostSharing}
    order by max(rid) desc limit ${mostPairs}`;
  const pairs = new Map<string, readonly [number, number]>();
  for (const { rids } of sql(db, text).all<{ rids: string }>()) {
    const sharing = (JSON.parse(rids) as number[]).toSorted((a, b) => a - b);
    for (const [at, one] of sharing.entries())
      for (const other of sharing.slice(at + 1)) pairs.set(`${one}/${other}`, [one, other]);
  }
  return [...pairs.values()].slice(0, mostPairs);
}

/** Pairs of service files that are likely one person's, the likeliest first; without those that were said to be two. */
export function duplicateCustomers(
  db: ReplicaReader,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): DuplicatePage {
  const sharing = sharingPairs(db);
  const found = compared(db, sharing.flat(), phoneSettings(db));
  const pairs = sharing
    .flatMap(([a, b]) => {
      const [one, other] = [found.get(a), found.get(b)];
      if (!one || !other || one.apartFromIds.includes(other.id) || other.apartFromIds.includes(one.id)) return [];
      return [{ one, other, ...likeness(one.traits, other.traits) }];
    })
    .filter(({ score }) => score >= likelyTwins)
    .toSorted((a, b) => b.score - a.score || b.other.rid - a.other.rid);
  const page = pairs.slice(offset, offset + limit);
  const rids = [...new Set(page.flatMap(({ one, other }) => [one.rid, other.rid]))];
  const summaries = new Map(customerSummaries(db, rids).map((summary) => [summary.id, summary]));
  return {
    total: pairs.length,
    rows: page.flatMap(({ one, other, score, reasons }): CustomerPair[] => {
      const [first, second] = [summaries.get(one.id), summaries.get(other.id)];
      return first && second ? [{ id: `${one.id}~${other.id}`, one: first, other: second, score, reasons }] : [];
    }),
  };
}

/** From here on a file is named while another one is written; an equal name alone is worth a look. */
const worthALook = 0.35;
const shown = 5;
const namesakes = 20;

/** Who may be the customer that is being written down. */
export function alikeCustomers(
  db: ReplicaReader,
  asked: Pick<FieldsOf<'customer'>, 'name' | 'organisationId' | 'contactPoints'> & { readonly exceptId: string | null },
): readonly AlikeCustomer[] {
  const settings = phoneSettings(db);
  const traits = traitsOf(asked, settings);
  const rids = new Set<number>();
  const byKey = sql(db, 'select rid from customer_key where kind = ? and key = ? limit ?');
  for (const { kind, key } of twinKeysOf(traits))
    for (const { rid } of byKey.all<{ rid: number }>(kind, key, mostSharing + 1)) rids.add(rid);
  if (traits.sound !== '') {
    const named = sql(db, 'select rid from customer_order where sortKey = ? limit ?');
    for (const { rid } of named.all<{ rid: number }>(traits.sound, namesakes)) rids.add(rid);
  }
  const alike = [...compared(db, rids, settings).values()]
    .filter(({ id, apartFromIds }) => id !== asked.exceptId && !apartFromIds.includes(asked.exceptId ?? ''))
    .map(({ rid, id, traits: theirs }) => ({ rid, id, ...likeness(traits, theirs) }))
    .filter(({ score }) => score >= worthALook)
    .toSorted((a, b) => b.score - a.score || b.rid - a.rid)
    .slice(0, shown);
  const summaries = new Map(
    customerSummaries(
      db,
      alike.map(({ rid }) => rid),
    ).map((summary) => [summary.id, summary]),
  );
  return alike.flatMap(({ id, score, reasons }) => {
    const customer = summaries.get(id);
    return customer ? [{ customer, score, reasons }] : [];
  });
}
