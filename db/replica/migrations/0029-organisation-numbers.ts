import type { Migration } from '../../connection/migrate.ts';

/** Organisations by their phone numbers, back to front; and under which name their people are found, so that these are indexed anew only for another one. */
export const organisationNumbers: Migration = {
  version: 29,
  sql: `
    create table organisation_phone (
      reversed text not null,
      rid integer not null,
      primary key (reversed, rid)
    ) strict, without rowid;
    create index organisation_phone_of on organisation_phone (rid);

    create table organisation_named (
      rid integer primary key,
      name text not null
    ) strict;

    -- An empty index is what today's recipe makes of an empty store; others are rebuilt.
    update meta set value = '5' where key = 'search-recipe' and value = '4' and not exists (select 1 from organisation);
  `,
};
