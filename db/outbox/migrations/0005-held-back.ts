import type { Migration } from '../../connection/migrate.ts';

/** Since when, by this device's clock, and for how long a command is held back, so that its author can still undo it. */
export const heldBack: Migration = {
  version: 5,
  sql: `
    alter table command add column heldAt integer;
    alter table command add column holdMs integer check (holdMs > 0);
    -- What has a number goes again first, and in the order of the numbers.
    create index command_on_its_way on command (mid) where state = 'waiting' and mid is not null;
  `,
};
