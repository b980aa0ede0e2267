import type { Migration } from '../../connection/migrate.ts';

/** What happened to each service file, and identity numbers: the mask for everybody, the whole where a lead's device holds it. */
export const customerHistory: Migration = {
  version: 21,
  sql: `
    alter table customer add column identityMask text not null default '';

    create table customerChange (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      customerId text not null,
      otherCustomerId text,
      kind text not null,
      agentId text,
      reason text not null,
      changes text not null check (json_type(changes) = 'array'),
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index customer_change_by_customer on customerChange (customerId, happenedAt);
    create index customer_change_by_other on customerChange (otherCustomerId, happenedAt) where otherCustomerId is not null;

    create table customerSecret (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      customerId text not null,
      number text not null,
      setBy text,
      setAt integer not null
    ) strict;
  `,
};
