import type { Migration } from '../../connection/migrate.ts';

/**
 * Timelines and calls are found by their words too. Their rows in the index are numbered by time (see search/time-key.ts), so that the newest
 * come first by themselves. What is not in the index yet stands in `search_behind`, as ranges of rids.
 */
export const searchInTalk: Migration = {
  version: 27,
  sql: `
    create virtual table entry_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = 'ascii');
    create virtual table call_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = 'ascii');
    insert into entry_search (entry_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);
    insert into call_search (call_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);

    -- The words of each index, for who mistyped one.
    create virtual table case_word using fts5vocab (case_search, row);
    create virtual table customer_word using fts5vocab (customer_search, row);
    create virtual table article_word using fts5vocab (article_search, row);
    create virtual table entry_word using fts5vocab (entry_search, row);
    create virtual table call_word using fts5vocab (call_search, row);

    create table search_behind (
      collection text not null,
      low integer not null,
      high integer not null,
      primary key (collection, low)
    ) strict, without rowid;
    insert into search_behind (collection, low, high)
      select 'entry', min(rid), max(rid) from entry having count(*) > 0;
    insert into search_behind (collection, low, high)
      select 'call', min(rid), max(rid) from call having count(*) > 0;

    -- An empty index is what today's recipe makes of an empty store; others are rebuilt: see search/rebuild.ts.
    update meta set value = '4' where key = 'search-recipe' and not exists (select 1 from "case")
      and not exists (select 1 from customer) and not exists (select 1 from article);
  `,
};
