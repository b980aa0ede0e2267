import type { Migration } from '../../connection/migrate.ts';

/** How an article stood when a file brought it in, and who took articles out. */
export const knowledgeExchange: Migration = {
  version: 30,
  sql: `
    alter table article add column importedAs text;

    create table knowledgeExport (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      agentId text not null,
      format text not null,
      reader text not null,
      articles integer not null,
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index knowledge_export_by_time on knowledgeExport (happenedAt);
  `,
};
