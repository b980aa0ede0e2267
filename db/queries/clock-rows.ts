import type { FieldsOf } from '#domain/model/collections.ts';
import type { SlaSubject } from '#domain/rules/sla/service-level.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer, livingSql } from '../search/goes-on.ts';

/** What the clocks of a case go by. */
export type ClockRow = SlaSubject &
  Pick<
    FieldsOf<'case'>,
    | 'openedAt'
    | 'recordedAt'
    | 'channel'
    | 'status'
    | 'statusLog'
    | 'solvedAt'
    | 'firstRepliedAt'
    | 'lastRepliedAt'
    | 'awaitingSince'
  > & { readonly rid: number; readonly id: string };

type Stored = Omit<ClockRow, 'statusLog'> & { readonly statusLog: string };

const select = `
  select c.rid, c.id, c.type, c.priority, coalesce(u.tier, 'standard') as tier, c.teamId, c.openedAt, c.recordedAt, c.channel,
    c.status, c.statusLog, c.solvedAt, c.firstRepliedAt, c.lastRepliedAt, c.awaitingSince`;

const unfinished = `c.status not in ('solved', 'closed')`;

function rowsOf(stored: readonly Stored[]): ClockRow[] {
  return stored.map((row) => ({ ...row, statusLog: JSON.parse(row.statusLog) as FieldsOf<'case'>['statusLog'] }));
}

/** The next unfinished cases behind `rid`, in the order of their rids. */
export function unfinishedAfter(db: ReplicaReader, rid: number, limit: number): ClockRow[] {
  return rowsOf(
    sql(
      db,
      `${select} from "case" c left join customer u on u.id = ${livingSql('c.customerId')}
       where c.rid > ? and ${unfinished} and c.mergedIntoId is null order by c.rid limit ?`,
    ).all<Stored>(rid, limit),
  );
}

/** Those of these cases that are not finished. */
export function unfinishedOf(db: ReplicaReader, ids: readonly string[]): ClockRow[] {
  return rowsOf(
    sql(
      db,
      `${select} from json_each(?) asked cross join "case" c on c.id = asked.value
       left join customer u on u.id = ${livingSql('c.customerId')} where ${unfinished} and c.mergedIntoId is null`,
    ).all<Stored>(JSON.stringify(ids)),
  );
}

/** One case, finished or not. */
export function clockRow(db: ReplicaReader, id: string): ClockRow | undefined {
  return rowsOf(
    sql(
      db,
      `${select} from "case" c left join customer u on u.id = ${livingSql('c.customerId')} where c.id = ?`,
    ).all<Stored>(id),
  )[0];
}

/** The unfinished cases of these customers, and of those who were merged with them. */
export function casesOfCustomers(db: ReplicaReader, customerIds: readonly string[]): string[] {
  return sql(
    db,
    `select c.id from json_each(?) asked cross join "case" c on c.customerId = asked.value where ${unfinished}`,
  )
    .all<{ id: string }>(JSON.stringify([...new Set(customerIds.flatMap((id) => [id, ...idsOfCustomer(db, id)]))]))
    .map(({ id }) => id);
}
