import type { Migration } from '../../connection/migrate.ts';

/** Cases and their timelines. The partial indexes are the queues: see queries/case-queue.ts. */
export const cases: Migration = {
  version: 2,
  sql: `
    create table "case" (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      number text not null collate nocase,
      aliases text not null check (json_type(aliases) = 'array'),
      subject text not null,
      description text not null,
      type text not null,
      status text not null,
      priority text not null,
      channel text not null,
      customerId text,
      teamId text not null,
      assigneeId text,
      tags text not null check (json_type(tags) = 'array'),
      openedBy text,
      openedAt integer not null,
      recordedAt integer,
      lastActivityAt integer not null,
      firstRepliedAt integer,
      solvedAt integer,
      externalId text
    ) strict;
    -- Shorter numbers first: 9999 stands before 10000.
    create index case_by_number on "case" (length(number), number);
    -- Holds what lists are filtered and sorted by, so that counting, skipping and sorting read no rows.
    create index case_by_activity on "case" (lastActivityAt, status, priority, teamId, assigneeId, openedAt);
    create index case_by_customer on "case" (customerId, lastActivityAt) where customerId is not null;
    create index case_of_assignee on "case" (assigneeId, lastActivityAt)
      where status not in ('solved', 'closed');
    create index case_of_team on "case" (teamId, lastActivityAt)
      where status not in ('solved', 'closed');
    create index case_of_nobody on "case" (teamId, lastActivityAt)
      where assigneeId is null and status not in ('solved', 'closed');
    create index case_finished on "case" (lastActivityAt)
      where status in ('solved', 'closed');

    create table entry (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text not null,
      kind text not null,
      authorId text,
      authorName text,
      body text not null,
      data text check (json_valid(data)),
      delivery text,
      happenedAt integer not null,
      recordedAt integer,
      externalId text
    ) strict;
    create index entry_by_case on entry (caseId, happenedAt);

    create table conflict (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      collection text not null,
      recordId text not null,
      field text not null,
      base text check (json_valid(base)),
      theirs text check (json_valid(theirs)),
      theirsBy text,
      mine text check (json_valid(mine)),
      mineBy text,
      commandUid text not null,
      state text not null,
      resolution text check (json_valid(resolution)),
      resolvedBy text,
      resolvedAt integer,
      createdAt integer not null
    ) strict;
    create index conflict_by_state on conflict (state, createdAt);
    create index conflict_by_case on conflict (caseId, state, createdAt) where caseId is not null;
  `,
};
