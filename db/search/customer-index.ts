import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { OrganisationId } from '#domain/model/ids.ts';
import { readOut, traitsOf, twinKeysOf } from '#domain/rules/customer-likeness.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { place, placeOf, type RowValues } from '../replica/collection-table.ts';
import { followMerges } from './goes-on.ts';
import { addNumbers } from './phone-numbers.ts';
import { phoneSettings } from './phone-settings.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const name = placeOf('customer', 'name');
const organisationId = placeOf('customer', 'organisationId');
const contactPoints = placeOf('customer', 'contactPoints');
const notes = placeOf('customer', 'notes');
const tags = placeOf('customer', 'tags');
const mergedIntoId = placeOf('customer', 'mergedIntoId');

function contactsOf(row: RowValues): readonly ContactPoint[] {
  return itemsOf(row[contactPoints]) as readonly ContactPoint[];
}

function organisationName(db: ReplicaWriter, id: SqlValue | undefined): string {
  if (typeof id !== 'string') return '';
  return sql(db, 'select name from organisation where id = ?').get<{ name: string }>(id)?.name ?? '';
}

/** What any part of finds the customer: whole words and their beginnings are found by another way. */
function partsOf(row: RowValues): string {
  const written = contactsOf(row).filter(({ kind }) => kind === 'email' || kind === 'chat');
  return foldText([row[name], ...written.map(({ value }) => value)].join('\n'));
}

/** By rid: what was read out of a row depends on the settings of the time. */
const tables = ['customer_search', 'customer_part_search'] as const;
const byRid = ['customer_order', 'customer_phone', 'customer_key'] as const;

/**
 * Customers by the words of name, pinyin, contact points, organisation, notes and tags; by any part of name, e-mail and chat name; by phone numbers and
 * what else tells that two files are one person's. One who was merged is found by their name alone, which leads to the file that goes on.
 */
export const customerIndex: SideIndex = {
  collection: 'customer',
  places: [name, organisationId, contactPoints, notes, tags, mergedIntoId],
  tables,
  add(db, rid, row) {
    const settings = phoneSettings(db);
    const compared = {
      name: String(row[name]),
      organisationId: row[organisationId] as OrganisationId | null,
      contactPoints: contactsOf(row),
    };
    const read = readOut(compared, settings);
    const { keys } = read;
    const isMerged = row[mergedIntoId] !== null;
    const more = () => [
      ...contactsOf(row).map(({ value }) => value),
      organisationName(db, row[organisationId]),
      row[notes],
      ...itemsOf(row[tags]),
    ];
    const words = [row[name], keys, ...(isMerged ? [] : more())];
    sql(db, 'insert into customer_search (rowid, text) values (?, ?)').run(rid, indexText(words.join('\n')));
    followMerges(db, String(row[place.id]));
    if (isMerged) return;
    sql(db, 'insert into customer_part_search (rowid, text) values (?, ?)').run(rid, partsOf(row));
    const sortKey = keys === '' ? foldText(String(row[name])) : (keys.split(' ')[0] ?? '');
    sql(db, 'insert into customer_order (rid, sortKey) values (?, ?)').run(rid, sortKey);
    addNumbers(db, 'customer_phone', rid, read.phones);
    const key = sql(db, 'insert or ignore into customer_key (kind, key, rid) values (?, ?, ?)');
    for (const twin of twinKeysOf(traitsOf(compared, settings, read))) key.run(twin.kind, twin.key, rid);
  },
  remove(db, rid, row) {
    for (const table of tables) sql(db, `delete from ${table} where rowid = ?`).run(rid);
    for (const table of byRid) sql(db, `delete from ${table} where rid = ?`).run(rid);
    followMerges(db, String(row[place.id]));
  },
  removeScope(db, sid) {
    const rows = 'select rid from customer where scope = ?';
    for (const table of tables) sql(db, `delete from ${table} where rowid in (${rows})`).run(sid);
    for (const table of byRid) sql(db, `delete from ${table} where rid in (${rows})`).run(sid);
    sql(db, 'delete from customer_goes_on where id in (select id from customer where scope = ?)').run(sid);
  },
};
