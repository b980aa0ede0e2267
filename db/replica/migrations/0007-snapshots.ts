import type { Migration } from '../../connection/migrate.ts';

/** What is held of the server's rows per scope, to be compared with what the server says; everything is read again to count it. */
export const snapshots: Migration = {
  version: 7,
  sql: `
    alter table scope add column rows integer not null default 0;
    -- The sum of the ids' last 32 bits, modulo 2^48.
    alter table scope add column ids integer not null default 0;
    alter table scope add column vers integer not null default 0;
    delete from cursor;
    delete from permitted_scope;
  `,
};
