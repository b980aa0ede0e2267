import type { Migration } from '../../connection/migrate.ts';

/** Customers who were merged into others, and what customers are told from each other by. */
export const mergedCustomers: Migration = {
  version: 13,
  sql: `
    alter table customer add column mergedIntoId text;
    alter table customer add column merge text check (json_valid(merge));
    alter table customer add column apartFromIds text not null default '[]' check (json_type(apartFromIds) = 'array');
    create index customer_merged_into on customer (mergedIntoId) where mergedIntoId is not null;

    -- Where the file of a merged customer goes on, at the end of the chain.
    create table customer_goes_on (
      id text primary key,
      intoId text not null
    ) strict, without rowid;
    create index customer_goes_on_in on customer_goes_on (intoId);

    -- What two service files of one person have in common, folded: phone (E.164 or digits), email, chat, address, name.
    create table customer_key (
      kind text not null,
      key text not null,
      rid integer not null,
      primary key (kind, key, rid)
    ) strict, without rowid;
    create index customer_key_of on customer_key (rid);

    create index customer_phone_of on customer_phone (rid);

    -- Names, phones and the like cut into threes, so that any part of them finds a customer.
    create virtual table customer_part_search using fts5
      (text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1', detail = full);
    insert into customer_part_search (customer_part_search, rank) values ('secure-delete', 1), ('automerge', 16), ('crisismerge', 64);

    -- An empty index is what today's recipe makes of an empty store; others are rebuilt: see search/rebuild.ts.
    update meta set value = '3' where key = 'search-recipe' and not exists (select 1 from "case")
      and not exists (select 1 from customer) and not exists (select 1 from article);
  `,
};
