import { AppError } from '#domain/contract/failure.ts';
import type { CustomerDetail, CustomerPage, MergedFile } from '#domain/contract/ipc/customer-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { newestCandidates } from '../search/find-cases.ts';
import { customersByText } from '../search/find-customers.ts';
import { idsOfCustomer, ofCustomer } from '../search/goes-on.ts';
import { callsOfCustomer } from './call-views.ts';
import { caseRows } from './case-rows.ts';
import { numbersIn } from './contact-numbers.ts';
import { customerSummaries } from './customer-summaries.ts';
import { followUpsOfCustomer } from './follow-up-views.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** A service file shows so many of each of the customer's cases, calls and follow-ups. */
const shown = 200;

interface Rid {
  readonly rid: number;
}

/** By name, Chinese names by pinyin; with a text, those found by phone, name, pinyin or words. */
export function listCustomers(
  db: ReplicaReader,
  { text, offset, limit }: { readonly text: string; readonly offset: number; readonly limit: number },
): CustomerPage {
  if (text.trim() === '') {
    const total = sql(db, 'select count(*) as count from customer_order').get<{ count: number }>()?.count ?? 0;
    const page = sql(db, 'select rid from customer_order order by sortKey, rid limit ? offset ?').all<Rid>(
      limit,
      offset,
    );
    return {
      total,
      rows: customerSummaries(
        db,
        page.map(({ rid }) => rid),
      ),
    };
  }
  const found = customersByText(db, text, newestCandidates);
  const sorted = sql(
    db,
    `select o.rid from json_each(?) hit cross join customer_order o on o.rid = hit.value order by o.sortKey, o.rid`,
  ).all<Rid>(JSON.stringify(found));
  const page = sorted.slice(offset, offset + limit).map(({ rid }) => rid);
  return { total: found.length, rows: customerSummaries(db, page) };
}

/** The file that the id leads to: of a customer who was merged, the one that theirs goes on in. */
export function customerDetail(db: ReplicaReader, asked: CustomerId): CustomerDetail {
  const [id = asked, ...mergedIds] = idsOfCustomer(db, asked) as CustomerId[];
  const record = loadRecord(db, { collection: 'customer', id });
  if (!record) throw new AppError('not-here', 'This customer is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'customer'>;
  const organisation = sql(db, 'select id, name from organisation where id = ?').get<{
    id: OrganisationId;
    name: string;
  }>(fields.organisationId);
  const of = ofCustomer(db, id, 'customerId');
  const cases = sql(db, `select rid from "case" where ${of.sql} order by lastActivityAt desc limit ?`).all<Rid>(
    of.value,
    shown,
  );
  const state = sql(db, `select ${unsentSql('customer', 't')} as unsent from customer t where t.id = ?`);
  return {
    id,
    rev: record.rev,
    fields,
    numbers: numbersIn(db, fields.contactPoints),
    merged: mergedFiles(db, mergedIds),
    organisation: organisation ?? null,
    cases: caseRows(
      db,
      cases.map(({ rid }) => rid),
    ),
    calls: callsOfCustomer(db, id, shown),
    followUps: followUpsOfCustomer(db, id, shown),
    saveState: saveStateOf(state.get<{ unsent: number }>(id)?.unsent ?? 0),
  };
}

/** Who was merged into a customer, directly or through others, the last merged first. */
function mergedFiles(db: ReplicaReader, ids: readonly CustomerId[]): readonly MergedFile[] {
  if (ids.length === 0) return [];
  const text = `
    select t.id, t.name, t.mergedIntoId as intoId, t.merge ->> '$.at' as at, agent.name as byName
    from json_each(?) asked cross join customer t on t.id = asked.value
    left join agent on agent.id = t.merge ->> '$.by' order by at desc, t.id`;
  return sql(db, text).all<MergedFile>(JSON.stringify(ids));
}
