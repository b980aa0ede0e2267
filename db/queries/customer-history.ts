import type { CustomerHistory, CustomerHistoryLine, IdentityView } from '#domain/contract/ipc/customer-file-views.ts';
import type { FieldChange } from '#domain/model/customer-change-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer } from '../search/goes-on.ts';
import { namesOf } from './names-of.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<CustomerHistoryLine, 'changes' | 'saveState'> & {
  readonly changes: string;
  readonly unsent: number;
};

/** Each half goes by an index of its own; a line of both files comes once. */
const linesSql = `
  select id from customerChange where customerId in (select value from json_each(?))
  union
  select id from customerChange where otherCustomerId in (select value from json_each(?))`;

/** What happened to a service file and to those that go on in it, the newest first. */
export function customerHistory(
  db: ReplicaReader,
  asked: { readonly customerId: string; readonly offset: number; readonly limit: number },
): CustomerHistory {
  const [living = asked.customerId, ...merged] = idsOfCustomer(db, asked.customerId);
  const files = JSON.stringify([living, ...merged]);
  const total = sql(db, `select count(*) as count from (${linesSql})`).get<{ count: number }>(files, files)?.count ?? 0;
  const lines = sql(
    db,
    `select t.id, t.kind, t.customerId, t.otherCustomerId, agent.name as byName, t.reason, t.changes, t.happenedAt,
       t.recordedAt, ${unsentSql('customerChange', 't')} as unsent
     from (${linesSql}) line cross join customerChange t on t.id = line.id
     left join agent on agent.id = t.agentId
     order by t.happenedAt desc, t.id desc limit ? offset ?`,
  )
    .all<Stored>(files, files, asked.limit, asked.offset)
    .map(({ unsent, changes, ...line }) => ({
      ...line,
      changes: JSON.parse(changes) as FieldChange[],
      saveState: saveStateOf(unsent),
    }));
  return { total, lines, names: namesOf(db, JSON.stringify(lines)), begunAt: begunAt(db, living) };
}

function begunAt(db: ReplicaReader, id: string): number | null {
  const text = `select createdAt from customer
    where id = ? and not exists (select 1 from customerChange where customerId = customer.id and kind = 'added')`;
  return sql(db, text).get<{ createdAt: number }>(id)?.createdAt ?? null;
}

/** The masks of a person's identity numbers, that of the file that goes on first. */
export function identitiesOf(db: ReplicaReader, customerId: string): readonly IdentityView[] {
  const text = `
    select t.id as customerId, t.name as customerName, t.identityMask as mask
    from json_each(?) asked cross join customer t on t.id = asked.value
    where t.identityMask <> '' order by asked.key`;
  return sql(db, text).all<IdentityView>(JSON.stringify(idsOfCustomer(db, customerId)));
}
