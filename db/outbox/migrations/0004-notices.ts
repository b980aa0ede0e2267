import type { Migration } from '../../connection/migrate.ts';

/** Values this device's own commands set and the server's word replaced, until somebody has taken note: one for each field. */
export const notices: Migration = {
  version: 4,
  sql: `
    create table notice (
      id integer primary key,
      collection text not null,
      recordId text not null,
      field text not null,
      caseId text,
      commandUid text not null,
      cause text not null check (cause in ('refused', 'changed', 'merged', 'renumbered')),
      mine text not null check (json_valid(mine)),
      now text not null check (json_valid(now)),
      unique (collection, recordId, field)
    ) strict;
    create index notice_by_case on notice (caseId) where caseId is not null;
  `,
};
