import type { Migration } from '../../connection/migrate.ts';

const tokenize = `"unicode61 remove_diacritics 2 categories 'L* M* N* P* S* C*'"`;

/**
 * The search index and what else is found by parts. The FTS5 tables hold no text of their own; contentless_delete lets a row be
 * taken out by its rowid alone, which is the record's rid. What they are given is cut into words already (`indexText`), so
 * everything but spaces counts as part of a word: by itself the tokenizer knows the letters of Unicode 6.1 only.
 */
export const search: Migration = {
  version: 5,
  sql: `
    create virtual table case_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = ${tokenize});
    create virtual table customer_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = ${tokenize});
    create virtual table article_search using fts5
      (title, body, content = '', contentless_delete = 1, tokenize = ${tokenize});
    insert into case_search (case_search, rank) values ('secure-delete', 1);
    insert into customer_search (customer_search, rank) values ('secure-delete', 1);
    insert into article_search (article_search, rank) values ('secure-delete', 1);

    create table case_alias (
      number text not null collate nocase,
      rid integer not null,
      primary key (number, rid)
    ) strict, without rowid;

    create table case_tag (
      tag text not null,
      rid integer not null,
      primary key (tag, rid)
    ) strict, without rowid;

    -- Digits back to front: "ends with 5678" is found as "starts with 8765".
    create table customer_phone (
      reversed text not null,
      rid integer not null,
      primary key (reversed, rid)
    ) strict, without rowid;

    -- What customers are sorted by: pinyin for Chinese names, the folded name for others.
    create table customer_order (
      rid integer primary key,
      sortKey text not null
    ) strict;
    create index customer_order_by_key on customer_order (sortKey);

    -- What an empty index is made by: see search/rebuild.ts.
    insert into meta (key, value) values ('search-recipe', '1');
  `,
};
