import type { Migration } from '../../connection/migrate.ts';

/** What else may help customers. */
export const recommendations: Migration = {
  version: 23,
  sql: `
    create table recommendation (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      customerId text not null,
      sourceCaseId text,
      articleId text,
      text text not null,
      reason text not null,
      state text not null,
      steps text not null check (json_type(steps) = 'array'),
      changedAt integer not null,
      suggestedBy text not null,
      suggestedAt integer not null,
      recordedAt integer
    ) strict;
    create index recommendation_by_customer on recommendation (customerId, changedAt);
  `,
};
