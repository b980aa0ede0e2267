import { AppError } from '#domain/contract/failure.ts';
import type { CustomerDetail, CustomerPage } from '#domain/contract/ipc/customer-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { newestCandidates } from '../search/find-cases.ts';
import { customersByText } from '../search/find-customers.ts';
import { callsOfCustomer } from './call-views.ts';
import { caseRows } from './case-rows.ts';
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

export function customerDetail(db: ReplicaReader, id: CustomerId): CustomerDetail {
  const record = loadRecord(db, { collection: 'customer', id });
  if (!record) throw new AppError('not-here', 'This customer is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'customer'>;
  const organisation = sql(db, 'select id, name from organisation where id = ?').get<{
    id: OrganisationId;
    name: string;
  }>(fields.organisationId);
  const cases = sql(db, 'select rid from "case" where customerId = ? order by lastActivityAt desc limit ?').all<Rid>(
    id,
    shown,
  );
  const state = sql(db, `select ${unsentSql('customer', 't')} as unsent from customer t where t.id = ?`);
  return {
    id,
    rev: record.rev,
    fields,
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
