import type { Migration } from '../../connection/migrate.ts';

/** Cases of an archive that were fetched one by one, with when each was last opened: the longest unused go first. */
export const archivedCases: Migration = {
  version: 10,
  sql: `
    create table archived_case (
      caseId text primary key,
      usedAt integer not null
    ) strict, without rowid;
    create index archived_case_by_use on archived_case (usedAt);
  `,
};
