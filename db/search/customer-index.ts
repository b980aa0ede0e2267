import { nameKeys } from '#domain/rules/name-keys.ts';
import { reversedDigits } from '#domain/rules/phone-key.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { collectionTable, place, placeOf, type RowValues } from '../replica/collection-table.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const name = placeOf('customer', 'name');
const organisationId = placeOf('customer', 'organisationId');
const contactPoints = placeOf('customer', 'contactPoints');
const notes = placeOf('customer', 'notes');
const tags = placeOf('customer', 'tags');

interface Contact {
  readonly kind: string;
  readonly value: string;
}

function contactsOf(row: RowValues): readonly Contact[] {
  return itemsOf(row[contactPoints]) as readonly Contact[];
}

function phonesOf(row: RowValues): readonly string[] {
  const reversed = contactsOf(row)
    .filter(({ kind }) => kind === 'phone')
    .map(({ value }) => reversedDigits(value));
  return [...new Set(reversed)].filter((digits) => digits !== '');
}

function organisationName(db: ReplicaWriter, id: SqlValue | undefined): string {
  if (typeof id !== 'string') return '';
  return sql(db, 'select name from organisation where id = ?').get<{ name: string }>(id)?.name ?? '';
}

/** Customers by the words of name, pinyin, contact points, organisation, notes and tags; by the end of a phone number. */
export const customerIndex: SideIndex = {
  collection: 'customer',
  places: [name, organisationId, contactPoints, notes, tags],
  add(db, rid, row) {
    const keys = nameKeys(String(row[name]));
    const words = [
      row[name],
      keys,
      ...contactsOf(row).map(({ value }) => value),
      organisationName(db, row[organisationId]),
      row[notes],
      ...itemsOf(row[tags]),
    ];
    sql(db, 'insert into customer_search (rowid, text) values (?, ?)').run(rid, indexText(words.join('\n')));
    const sortKey = keys === '' ? foldText(String(row[name])) : (keys.split(' ')[0] ?? '');
    sql(db, 'insert into customer_order (rid, sortKey) values (?, ?)').run(rid, sortKey);
    for (const reversed of phonesOf(row))
      sql(db, 'insert or ignore into customer_phone (reversed, rid) values (?, ?)').run(reversed, rid);
  },
  remove(db, rid, row) {
    sql(db, 'delete from customer_search where rowid = ?').run(rid);
    sql(db, 'delete from customer_order where rid = ?').run(rid);
    for (const reversed of phonesOf(row))
      sql(db, 'delete from customer_phone where reversed = ? and rid = ?').run(reversed, rid);
  },
  removeScope(db, sid) {
    const rows = 'select rid from customer where scope = ?';
    sql(db, `delete from customer_search where rowid in (${rows})`).run(sid);
    sql(db, `delete from customer_order where rid in (${rows})`).run(sid);
    sql(db, `delete from customer_phone where rid in (${rows})`).run(sid);
  },
};

/** Customers are also found by their organisation's name, so they are indexed again when it changes. */
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

export const organisationIndex: SideIndex = {
  collection: 'organisation',
  places: [placeOf('organisation', 'name')],
  add: (db, _rid, row) => reindexMembers(db, row[place.id]),
  remove: (db, _rid, row) => reindexMembers(db, row[place.id]),
  removeScope: () => {},
};
