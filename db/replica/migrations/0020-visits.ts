import type { Migration } from '../../connection/migrate.ts';

/** Meetings with customers, at the counter and at their place. */
export const visits: Migration = {
  version: 20,
  sql: `
    create table visit (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      customerId text,
      agentId text not null,
      kind text not null,
      place text not null,
      plannedAt integer,
      arrivedAt integer not null,
      leftAt integer not null,
      need text not null,
      cause text not null,
      done text not null,
      parts text not null,
      promised text not null,
      outcome text not null,
      mood text,
      metWith text not null,
      signature text check (json_valid(signature)),
      entryId text,
      createdAt integer not null,
      recordedAt integer
    ) strict;
    create index visit_by_arrival on visit (arrivedAt);
    create index visit_by_agent on visit (agentId, arrivedAt);
    create index visit_by_case on visit (caseId, arrivedAt) where caseId is not null;
    create index visit_by_customer on visit (customerId, arrivedAt) where customerId is not null;
  `,
};
