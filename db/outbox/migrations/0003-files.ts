import type { Migration } from '../../connection/migrate.ts';

/** The content of files on its way up or down. What a file is called and where it belongs stands in the replica. */
export const files: Migration = {
  version: 3,
  sql: `
    create table file (
      sha256 text primary key check (length(sha256) = 64),
      size integer not null,
      state text not null check (state in ('queued-up', 'up', 'ready', 'queued-down', 'failed')),
      -- The whole content lies on this device.
      here integer not null check (here in (0, 1)),
      -- Where the server takes the rest of an upload, without its host, and how much of it has arrived there.
      uploadPath text,
      sent integer not null default 0,
      failure text check (json_valid(failure)),
      addedAt integer not null,
      usedAt integer not null,
      -- Since when nothing on this device speaks of it any more.
      unclaimedSince integer
    ) strict, without rowid;
    create index file_by_state on file (state, addedAt);
    create index file_by_use on file (usedAt) where here = 1;
  `,
};
