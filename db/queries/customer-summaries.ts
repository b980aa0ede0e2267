import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingId } from '../search/goes-on.ts';
import { unfinished } from './case-query.ts';

type StoredSummary = Omit<CustomerSummary, 'contactPoints' | 'tags'> & {
  readonly rid: number;
  readonly contactPoints: string;
  readonly tags: string;
};

const columns = `
  t.rid, t.id, t.name, t.tier, t.language, organisation.name as organisationName, t.contactPoints, t.tags, t.notes,
  t.specialNeeds,
  (select count(*) from "case" c where c.customerId = t.id and ${unfinished})
    + (select count(*) from customer_goes_on goes cross join "case" c on c.customerId = goes.id
        where goes.intoId = t.id and ${unfinished}) as openCases`;

function summaryOf({ rid: _rid, contactPoints, tags, ...row }: StoredSummary): CustomerSummary {
  return {
    ...row,
    contactPoints: JSON.parse(contactPoints) as ContactPoint[],
    tags: JSON.parse(tags) as string[],
  };
}

/** In the order of `rids`. */
export function customerSummaries(db: ReplicaReader, rids: readonly number[]): CustomerSummary[] {
  const text = `
    select ${columns} from json_each(?) page
    cross join customer t on t.rid = page.value
    left join organisation on organisation.id = t.organisationId`;
  const rows = sql(db, text).all<StoredSummary>(JSON.stringify(rids));
  const byRid = new Map(rows.map((row) => [row.rid, summaryOf(row)]));
  return rids.flatMap((rid) => byRid.get(rid) ?? []);
}

/** Of the file that the id leads to. */
export function customerSummary(db: ReplicaReader, id: string): CustomerSummary | null {
  const text = `
    select ${columns} from customer t
    left join organisation on organisation.id = t.organisationId
    where t.id = ?`;
  const row = sql(db, text).get<StoredSummary>(livingId(db, id));
  return row ? summaryOf(row) : null;
}
