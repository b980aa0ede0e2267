import type { Migration } from '../../connection/migrate.ts';

/**
 * The index is given words that are cut and folded already (`indexText`), so the plainest tokenizer will do: it takes a fifth off a
 * first sync. Small transactions leave many small segments behind; merging them less eagerly keeps each write short, and a query over
 * a few dozen segments is as quick as over one.
 */
export const fasterSearch: Migration = {
  version: 9,
  sql: `
    drop table case_search;
    drop table customer_search;
    drop table article_search;
    create virtual table case_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = 'ascii');
    create virtual table customer_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = 'ascii');
    create virtual table article_search using fts5
      (title, body, content = '', contentless_delete = 1, tokenize = 'ascii');
    insert into case_search (case_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);
    insert into customer_search (customer_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);
    insert into article_search (article_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);

    -- An empty index is what today's recipe makes of an empty store; others are rebuilt: see search/rebuild.ts.
    update meta set value = '2' where key = 'search-recipe'
      and not exists (select 1 from "case") and not exists (select 1 from customer) and not exists (select 1 from article);
  `,
};
