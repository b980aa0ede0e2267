import type { Migration } from '../../connection/migrate.ts';

/** What a case goes through: its moves, its parts, what the workspace defined for it, and work passed on, raised or compensated. */
export const workspace: Migration = {
  version: 11,
  sql: `
    alter table "case" add column statusLog text not null default '[]' check (json_type(statusLog) = 'array');
    alter table "case" add column awaitingSince integer;
    alter table "case" add column lastRepliedAt integer;
    alter table "case" add column parentId text;
    alter table "case" add column relatedIds text not null default '[]' check (json_type(relatedIds) = 'array');
    alter table "case" add column mergedIntoId text;
    alter table "case" add column custom text not null default '[]' check (json_type(custom) = 'array');
    alter table "case" add column steps text not null default '[]' check (json_type(steps) = 'array');
    alter table "case" add column checklist text not null default '[]' check (json_type(checklist) = 'array');
    alter table "case" add column escalationLevel integer not null default 0;
    -- With the status, so that reading along it reads no rows: the wider table would not be worth it.
    drop index case_finished;
    create index case_finished on "case" (lastActivityAt, status) where status in ('solved', 'closed');
    create index case_by_parent on "case" (parentId) where parentId is not null;
    create index case_merged_into on "case" (mergedIntoId) where mergedIntoId is not null;
    create index case_escalated on "case" (escalationLevel, lastActivityAt) where escalationLevel > 0;

    create table definition (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      kind text not null,
      name text not null,
      ownerId text,
      position integer not null,
      active integer not null,
      content text,
      updatedBy text not null,
      updatedAt integer not null
    ) strict;
    create table handoff (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      sourceCaseId text not null,
      caseNumber text not null,
      caseSubject text not null,
      customerId text,
      fromTeamId text not null,
      toTeamId text,
      toAgentId text,
      toName text not null,
      partner text not null,
      asked text not null,
      dueAt integer not null,
      expectedAt integer,
      state text not null,
      answer text not null,
      askedBy text not null,
      askedAt integer not null,
      answeredBy text,
      answeredAt integer,
      recordedAt integer
    ) strict;
    create table escalation (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text not null,
      level integer not null,
      reason text not null,
      raisedBy text,
      ruleId text,
      toAgentId text,
      toTeamId text,
      raisedAt integer not null,
      dueAt integer,
      state text not null,
      acknowledgedBy text,
      acknowledgedAt integer,
      recordedAt integer
    ) strict;
    create table compensation (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text not null,
      kind text not null,
      amount integer not null,
      currency text not null,
      item text not null,
      reason text not null,
      state text not null,
      askedBy text not null,
      askedAt integer not null,
      decidedBy text,
      decidedAt integer,
      decision text not null,
      recordedAt integer
    ) strict;
    create index definition_by_kind on definition (kind, position);
    create index handoff_by_case on handoff (sourceCaseId, askedAt);
    create index handoff_open on handoff (dueAt) where state in ('asked', 'accepted');
    create index escalation_by_case on escalation (caseId, raisedAt);
    create index escalation_open on escalation (raisedAt) where state = 'raised';
    create index compensation_by_case on compensation (caseId, askedAt);
    create index compensation_open on compensation (askedAt) where state = 'asked';
  `,
};
