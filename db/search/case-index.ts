import { indexText } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import { placeOf, type RowValues } from '../replica/collection-table.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const number = placeOf('case', 'number');
const aliases = placeOf('case', 'aliases');
const subject = placeOf('case', 'subject');
const description = placeOf('case', 'description');
const tags = placeOf('case', 'tags');

function textOf(row: RowValues): string {
  const others = [...itemsOf(row[aliases]), ...itemsOf(row[tags])];
  return indexText(`${row[number]}\n${row[subject]}\n${row[description]}\n${others.join('\n')}`);
}

/** Cases by the words of number, subject, description and tags; by every number they ever had; by tag. */
export const caseIndex: SideIndex = {
  collection: 'case',
  places: [number, aliases, subject, description, tags],
  tables: ['case_search'],
  add(db, rid, row) {
    sql(db, 'insert into case_search (rowid, text) values (?, ?)').run(rid, textOf(row));
    for (const alias of itemsOf(row[aliases]))
      sql(db, 'insert or ignore into case_alias (number, rid) values (?, ?)').run(String(alias), rid);
    for (const tag of itemsOf(row[tags]))
      sql(db, 'insert or ignore into case_tag (tag, rid) values (?, ?)').run(String(tag), rid);
  },
  remove(db, rid, row) {
    sql(db, 'delete from case_search where rowid = ?').run(rid);
    for (const alias of itemsOf(row[aliases]))
      sql(db, 'delete from case_alias where number = ? and rid = ?').run(String(alias), rid);
    for (const tag of itemsOf(row[tags]))
      sql(db, 'delete from case_tag where tag = ? and rid = ?').run(String(tag), rid);
  },
  removeScope(db, sid) {
    const rows = 'select rid from "case" where scope = ?';
    sql(db, `delete from case_search where rowid in (${rows})`).run(sid);
    sql(db, `delete from case_alias where rid in (${rows})`).run(sid);
    sql(db, `delete from case_tag where rid in (${rows})`).run(sid);
  },
};
