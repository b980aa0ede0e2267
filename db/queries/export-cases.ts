import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { Channel } from '#domain/model/choices.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql } from '../search/goes-on.ts';
import type { ParsedCaseFilter } from './case-conditions.ts';
import { caseRids } from './case-list.ts';
import { caseRows } from './case-rows.ts';
import type { Me } from './me.ts';

export interface ExportedCase extends CaseRow {
  readonly description: string;
  readonly channel: Channel;
  readonly customerId: CustomerId | null;
  readonly customerPhone: string | null;
  readonly firstRepliedAt: number | null;
  readonly solvedAt: number | null;
}

type Extra = Omit<ExportedCase, keyof CaseRow> & { readonly id: string };

const slice = 500;

const select = `
  select c.id, c.description, c.channel, ${livingSql('c.customerId')} as customerId, c.firstRepliedAt, c.solvedAt,
    (select point.value ->> 'value' from json_each(customer.contactPoints) point
      where point.value ->> 'kind' = 'phone' limit 1) as customerPhone
  from json_each(?) page
  cross join "case" c on c.rid = page.value
  left join customer on customer.id = ${livingSql('c.customerId')}`;

/** Every case of a list, in its order, read in slices as they are asked for, so that the file is free in between. */
export function* eachCaseForExport(db: ReplicaReader, filter: ParsedCaseFilter, me: Me): Iterable<ExportedCase> {
  const { rids } = caseRids(db, filter, me, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  for (let from = 0; from < rids.length; from += slice) {
    const page = rids.slice(from, from + slice);
    const rows = sql(db, select).all<Extra>(JSON.stringify(page));
    const extras = new Map(rows.map((extra) => [extra.id, extra]));
    for (const row of caseRows(db, page)) {
      const extra = extras.get(row.id);
      if (extra) yield { ...row, ...extra, id: row.id };
    }
  }
}
