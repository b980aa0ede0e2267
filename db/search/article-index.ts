import { passagesOf } from '#domain/rules/article-passages.ts';
import { passageText } from '#domain/rules/question-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { placeOf } from '../replica/collection-table.ts';
import { itemsOf, type SideIndex } from './side-index.ts';

const title = placeOf('article', 'title');
const body = placeOf('article', 'body');
const tags = placeOf('article', 'tags');

/** The row of an article's nth passage is its rid times this and n more. What comes after the last place stands in the last. */
export const passagePlaces = 4096;

function removeArticle(db: ReplicaWriter, rid: number): void {
  const first = rid * passagePlaces;
  sql(db, 'delete from article_search where rowid between ? and ?').run(first, first + passagePlaces - 1);
}

/** Articles by their passages, each of them with the words of the article's title and tags. */
export const articleIndex: SideIndex = {
  collection: 'article',
  places: [title, body, tags],
  tables: ['article_search'],
  add(db, rid, row) {
    const heading = passageText(`${row[title]}\n${itemsOf(row[tags]).join('\n')}`);
    const text = String(row[body]);
    const insert = sql(db, 'insert into article_search (rowid, title, body) values (?, ?, ?)');
    const passages = passagesOf(text).slice(0, passagePlaces);
    for (const [n, { from, to }] of passages.entries()) {
      const until = n === passagePlaces - 1 ? text.length : to;
      insert.run(rid * passagePlaces + n, heading, passageText(text.slice(from, until)));
    }
  },
  remove: removeArticle,
  removeScope(db, sid) {
    for (const { rid } of sql(db, 'select rid from article where scope = ?').all<{ rid: number }>(sid))
      removeArticle(db, rid);
  },
};
