import type { Migration } from '../../connection/migrate.ts';

/** Whose facts have to be worked out anew: see facts/behind.ts. The facts' own tables follow their schema and are made with them. */
export const facts: Migration = {
  version: 32,
  sql: `
    create table facts_behind (
      collection text not null,
      id text not null,
      primary key (collection, id)
    ) strict, without rowid;
  `,
};
