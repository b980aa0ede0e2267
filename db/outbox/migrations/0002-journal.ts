import type { Migration } from '../../connection/migrate.ts';

/** Ties this file to the journal beside it: both bear the same name and count the same changes. */
export const journal: Migration = {
  version: 2,
  sql: `
    create table journal_state (
      only integer primary key check (only = 1),
      -- Made with the file and kept through repairs.
      file text not null check (length(file) = 32),
      -- Rows changed since then; the journal's last record says how many it has seen.
      changes integer not null,
      commands integer not null
    ) strict;
    insert into journal_state (only, file, changes, commands)
      select 1, lower(hex(randomblob(16))), 0, count(*) from command;
  `,
};
