import type { Migration } from '../../connection/migrate.ts';

/** How far this agent has read which case on this device. Not in the journal: what is lost of it makes some cases look unread. */
export const reading: Migration = {
  version: 6,
  sql: `
    -- upTo: when the server recorded the newest line that was on the screen.
    create table reading (
      caseId text primary key,
      upTo integer not null
    ) strict, without rowid;
  `,
};
