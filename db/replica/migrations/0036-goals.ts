import type { Migration } from '../../connection/migrate.ts';

/** What figures are to come to, and whom colleagues thanked. */
export const goals: Migration = {
  version: 36,
  sql: `
    create table goal (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      subject text not null,
      teamId text,
      agentId text,
      metric text not null,
      metricVersion integer not null,
      period text not null,
      startsOn text not null,
      endsOn text,
      target integer not null,
      steps text not null check (json_type(steps) = 'array'),
      createdBy text not null,
      createdAt integer not null,
      changedAt integer not null,
      recordedAt integer
    ) strict;

    create table recognition (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      fromId text not null,
      toId text not null,
      reason text not null,
      text text not null,
      sourceCaseId text,
      teamId text,
      state text not null,
      givenAt integer not null,
      takenBackAt integer,
      recordedAt integer
    ) strict;
    create index recognition_by_time on recognition (givenAt);
  `,
};
