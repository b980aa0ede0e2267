import type { Migration } from '../../connection/migrate.ts';

/** Files on cases. Their content lies in files of its own; what this device does with it stands in the outbox. */
export const attachments: Migration = {
  version: 8,
  sql: `
    create table attachment (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text not null,
      entryId text,
      sha256 text not null,
      name text not null,
      mediaType text not null,
      size integer not null,
      state text not null,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer
    ) strict;
    create index attachment_by_case on attachment (caseId, createdAt);
    create index attachment_by_hash on attachment (sha256);
    create index attachment_awaited on attachment (sha256) where state = 'awaiting-bytes';
  `,
};
