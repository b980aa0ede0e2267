import { indexText } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import { placeOf } from '../replica/collection-table.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const title = placeOf('article', 'title');
const body = placeOf('article', 'body');
const tags = placeOf('article', 'tags');

/** Articles by the words of title, tags and body. */
export const articleIndex: SideIndex = {
  collection: 'article',
  places: [title, body, tags],
  add(db, rid, row) {
    const heading = indexText(`${row[title]}\n${itemsOf(row[tags]).join('\n')}`);
    sql(db, 'insert into article_search (rowid, title, body) values (?, ?, ?)').run(
      rid,
      heading,
      indexText(String(row[body])),
    );
  },
  remove(db, rid) {
    sql(db, 'delete from article_search where rowid = ?').run(rid);
  },
  removeScope(db, sid) {
    sql(db, 'delete from article_search where rowid in (select rid from article where scope = ?)').run(sid);
  },
};
