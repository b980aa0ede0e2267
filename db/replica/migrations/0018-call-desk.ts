import type { Migration } from '../../connection/migrate.ts';

/** How long a call was on hold and worked on afterwards, and what of a script was said in it. */
export const callDesk: Migration = {
  version: 18,
  sql: `
    alter table call add column holdMs integer not null default 0;
    alter table call add column wrapUpMs integer not null default 0;
    alter table call add column said text not null default '[]' check (json_type(said) = 'array');
  `,
};
