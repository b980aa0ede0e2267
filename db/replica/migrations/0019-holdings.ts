import type { Migration } from '../../connection/migrate.ts';

/** What customers and organisations have: assets, orders and contracts. `holding_key` holds their numbers, folded, to be found by their beginnings. */
export const holdings: Migration = {
  version: 19,
  sql: `
    create table holding (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      kind text not null,
      customerId text,
      organisationId text,
      name text not null,
      number text not null,
      model text not null,
      place text not null,
      orderNumber text not null,
      startsOn text,
      endsOn text,
      remindDays integer not null,
      amount integer not null,
      currency text not null,
      level text not null,
      contact text not null,
      details text not null,
      ownerId text,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer,
      retiredAt integer,
      retiredWhy text not null
    ) strict;
    create index holding_by_customer on holding (customerId) where customerId is not null;
    create index holding_by_organisation on holding (organisationId) where organisationId is not null;
    create index holding_by_end on holding (endsOn) where endsOn is not null and retiredAt is null;

    create table holding_key (
      key text not null,
      rid integer not null,
      primary key (key, rid)
    ) strict, without rowid;
    create index holding_key_of on holding_key (rid);

    alter table "case" add column holdingId text;
    create index case_by_holding on "case" (holdingId) where holdingId is not null;
  `,
};
