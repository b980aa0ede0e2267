import type { Migration } from '../../connection/migrate.ts';

/** Calls and promises. */
export const calls: Migration = {
  version: 3,
  sql: `
    create table call (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      customerId text,
      agentId text not null,
      direction text not null,
      phone text not null,
      startedAt integer not null,
      durationMs integer not null,
      need text not null,
      cause text not null,
      done text not null,
      promised text not null,
      note text not null,
      outcome text not null,
      mood text,
      recordedAt integer
    ) strict;
    create index call_by_start on call (startedAt);
    create index call_by_agent on call (agentId, startedAt);
    create index call_by_case on call (caseId, startedAt) where caseId is not null;
    create index call_by_customer on call (customerId, startedAt) where customerId is not null;

    create table followUp (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      customerId text,
      ownerId text not null,
      kind text not null,
      dueAt integer not null,
      promise text not null,
      status text not null,
      outcome text,
      outcomeNote text not null,
      createdBy text not null,
      createdAt integer not null,
      completedAt integer,
      recordedAt integer
    ) strict;
    create index follow_up_due on followUp (dueAt) where status = 'open';
    create index follow_up_due_of_owner on followUp (ownerId, dueAt) where status = 'open';
    create index follow_up_done on followUp (completedAt) where status = 'done';
    create index follow_up_done_of_owner on followUp (ownerId, completedAt) where status = 'done';
    create index follow_up_by_case on followUp (caseId, dueAt) where caseId is not null;
    create index follow_up_by_customer on followUp (customerId, dueAt) where customerId is not null;
  `,
};
