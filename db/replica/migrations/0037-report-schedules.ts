import type { Migration } from '../../connection/migrate.ts';

/** Reports that the server makes by itself and sends around, and what became of each. */
export const reportSchedules: Migration = {
  version: 37,
  sql: `
    create table reportSchedule (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      title text not null,
      content text not null,
      timing text not null,
      formats text not null,
      language text not null,
      recipients text not null,
      toFolder integer not null,
      state text not null,
      since integer not null,
      askedAt integer,
      ownerId text not null,
      createdBy text not null,
      createdAt integer not null,
      changedAt integer not null,
      recordedAt integer
    ) strict;

    create table reportRun (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      scheduleId text not null,
      title text not null,
      reason text not null,
      dueAt integer not null,
      missed integer not null,
      period text not null,
      state text not null,
      attempt integer not null,
      startedAt integer not null,
      endedAt integer,
      lookAt integer,
      files text not null,
      deliveries text not null,
      failure text
    ) strict;
    create index report_run_of_schedule on reportRun (scheduleId, startedAt);
  `,
};
