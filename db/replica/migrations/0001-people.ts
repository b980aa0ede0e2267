import type { Migration } from '../../connection/migrate.ts';

/** Scopes, and the records that stand by themselves. A table's columns are its collection's fields, in their order. */
export const people: Migration = {
  version: 1,
  sql: `
    create table scope (
      sid integer primary key,
      name text not null unique
    ) strict;

    create table agent (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      login text not null,
      name text not null,
      role text not null,
      teamIds text not null check (json_type(teamIds) = 'array'),
      active integer not null check (active in (0, 1))
    ) strict;

    create table team (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      name text not null
    ) strict;

    create table device (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      agentId text not null,
      name text not null,
      createdAt integer not null
    ) strict;

    create table organisation (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      name text not null,
      notes text not null,
      createdAt integer not null
    ) strict;

    create table customer (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      name text not null,
      organisationId text,
      contactPoints text not null check (json_type(contactPoints) = 'array'),
      tier text not null,
      language text not null,
      notes text not null,
      tags text not null check (json_type(tags) = 'array'),
      createdAt integer not null,
      recordedAt integer,
      externalId text
    ) strict;
    create index customer_by_organisation on customer (organisationId) where organisationId is not null;

    create table article (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      title text not null,
      body text not null,
      kind text not null,
      language text not null,
      tags text not null check (json_type(tags) = 'array'),
      authorId text,
      updatedAt integer not null
    ) strict;
  `,
};
