import type { Migration } from '../../connection/migrate.ts';

/** Files of customers, of visits without a case and of articles beside those of cases. A column can only be let be empty by making the table anew. */
export const filesBeyondCases: Migration = {
  version: 24,
  sql: `
    create table attachment_anew (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      entryId text,
      sha256 text not null,
      name text not null,
      mediaType text not null,
      size integer not null,
      state text not null,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer,
      customerId text,
      visitId text,
      articleId text,
      removedAt integer,
      removedBy text
    ) strict;
    insert into attachment_anew (rid, id, scope, ver, rev, caseId, entryId, sha256, name, mediaType, size, state, createdBy, createdAt, recordedAt)
      select rid, id, scope, ver, rev, caseId, entryId, sha256, name, mediaType, size, state, createdBy, createdAt, recordedAt from attachment;
    drop table attachment;
    alter table attachment_anew rename to attachment;
    create index attachment_by_case on attachment (caseId, createdAt) where caseId is not null;
    create index attachment_by_customer on attachment (customerId, createdAt) where customerId is not null;
    create index attachment_by_visit on attachment (visitId, createdAt) where visitId is not null;
    create index attachment_by_article on attachment (articleId, createdAt) where articleId is not null;
    create index attachment_by_hash on attachment (sha256);
    create index attachment_awaited on attachment (sha256) where state = 'awaiting-bytes';
  `,
};
