import type { Migration } from '../../connection/migrate.ts';

/**
 * Tries, series and answers of call-backs. `follow_up_told` is this device's alone: what its agent was reminded of (1 soon, 2 due, 3 overdue) for
 * which time, and until when they want to hear nothing of it.
 */
export const followUps: Migration = {
  version: 14,
  sql: `
    alter table followUp add column attempts text not null default '[]' check (json_type(attempts) = 'array');
    alter table followUp add column "repeat" text check (json_valid("repeat"));
    alter table followUp add column seriesId text;
    alter table followUp add column round integer not null default 0;
    drop index follow_up_done;
    drop index follow_up_done_of_owner;
    create index follow_up_done on followUp (completedAt) where status <> 'open';
    create index follow_up_done_of_owner on followUp (ownerId, completedAt) where status <> 'open';

    create table survey (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      customerId text,
      followUpId text,
      score integer not null,
      reason text not null,
      comment text not null,
      channel text not null,
      recordedBy text not null,
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index survey_by_case on survey (caseId, happenedAt) where caseId is not null;
    create index survey_by_customer on survey (customerId, happenedAt) where customerId is not null;
    create index survey_by_time on survey (happenedAt);

    create table follow_up_told (
      followUpId text primary key,
      dueAt integer not null,
      told integer not null,
      snoozedUntil integer
    ) strict, without rowid;
  `,
};
