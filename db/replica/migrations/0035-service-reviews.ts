import type { Migration } from '../../connection/migrate.ts';

/** Looking back at a period, and what is to become better. */
export const serviceReviews: Migration = {
  version: 35,
  sql: `
    create table serviceReview (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      title text not null,
      firstDay text not null,
      lastDay text not null,
      zone text not null,
      teamId text,
      summary text not null,
      state text not null,
      figures text not null check (json_type(figures) = 'array'),
      examples text not null check (json_type(examples) = 'array'),
      closedBy text,
      closedAt integer,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer
    ) strict;

    create table improvementAction (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      reviewId text not null,
      teamId text,
      text text not null,
      ownerId text not null,
      dueOn text not null,
      state text not null,
      outcome text not null,
      settledBy text,
      settledAt integer,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer
    ) strict;
    create index improvement_action_by_owner on improvementAction (ownerId, state, dueOn);
  `,
};
