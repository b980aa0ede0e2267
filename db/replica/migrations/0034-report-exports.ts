import type { Migration } from '../../connection/migrate.ts';

/** Who took figures and their rows out. */
export const reportExports: Migration = {
  version: 34,
  sql: `
    create table reportExport (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      agentId text not null,
      format text not null,
      title text not null,
      rows integer not null,
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index report_export_by_time on reportExport (happenedAt);
  `,
};
