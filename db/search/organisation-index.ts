import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { readPhones } from '#domain/rules/phone-key.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { collectionTable, place, placeOf } from '../replica/collection-table.ts';
import { customerIndex } from './customer-index.ts';
import { addNumbers } from './phone-numbers.ts';
import { phoneSettings } from './phone-settings.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const name = placeOf('organisation', 'name');
const contactPoints = placeOf('organisation', 'contactPoints');

/** Customers are also found by their organisation's name. */
function reindexMembers(db: ReplicaWriter, organisation: SqlValue | undefined): void {
  const members = sql(db, 'select id from customer where organisationId = ?').all<{ id: string }>(organisation ?? null);
  for (const { id } of members) {
    const found = sql(db, collectionTable('customer').find).get<Record<string, SqlValue>>(id);
    if (!found) continue;
    const [rid, ...row] = Object.values(found);
    customerIndex.remove(db, Number(rid), row);
    customerIndex.add(db, Number(rid), row);
  }
}

/** Organisations by their own phone numbers. Their people are indexed again when its name changes, and only then. */
export const organisationIndex: SideIndex = {
  collection: 'organisation',
  places: [name, contactPoints],
  tables: [],
  add(db, rid, row) {
    const settings = phoneSettings(db);
    const points = itemsOf(row[contactPoints]) as readonly ContactPoint[];
    const phones = points.filter(({ kind }) => kind === 'phone').flatMap(({ value }) => readPhones(value, settings));
    addNumbers(db, 'organisation_phone', rid, phones);
    const called = sql(db, 'select name from organisation_named where rid = ?').get<{ name: string }>(rid);
    if (called?.name === row[name]) return;
    const put =
      'insert into organisation_named (rid, name) values (?, ?) on conflict (rid) do update set name = excluded.name';
    sql(db, put).run(rid, String(row[name]));
    reindexMembers(db, row[place.id]);
  },
  remove(db, rid, row) {
    sql(db, 'delete from organisation_phone where rid = ?').run(rid);
    if (sql(db, 'select 1 as one from organisation where rid = ?').get<{ one: number }>(rid)) return;
    sql(db, 'delete from organisation_named where rid = ?').run(rid);
    reindexMembers(db, row[place.id]);
  },
  removeScope(db, sid) {
    for (const table of ['organisation_phone', 'organisation_named'])
      sql(db, `delete from ${table} where rid in (select rid from organisation where scope = ?)`).run(sid);
  },
};
