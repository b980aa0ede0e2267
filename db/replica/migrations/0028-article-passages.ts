import type { Migration } from '../../connection/migrate.ts';

/**
 * Articles are found by their passages (see search/article-index.ts), and with every key somebody types: how terms begin is kept for one character too,
 * which is also what a single Chinese character is looked for by. It takes half as much space again and a third of the time.
 */
export const articlePassages: Migration = {
  version: 28,
  sql: `
    drop table article_word;
    drop table article_search;
    create virtual table article_search using fts5
      (title, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1');
    insert into article_search (article_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);
    create virtual table article_word using fts5vocab (article_search, row);

    -- An empty index is what today's recipe makes of an empty store; others are rebuilt: see search/rebuild.ts.
    update meta set value = '5' where key = 'search-recipe' and not exists (select 1 from "case")
      and not exists (select 1 from customer) and not exists (select 1 from article);
  `,
};
