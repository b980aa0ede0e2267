import type { Migration } from '../../connection/migrate.ts';

/** Where this copy stands against the server. */
export const sync: Migration = {
  version: 4,
  sql: `
    create table meta (
      key text primary key,
      value text not null
    ) strict, without rowid;

    -- ver: up to where the scope was read. completeVer: where it stood at the last pull that was complete over all scopes.
    create table cursor (
      scope text primary key,
      ver integer,
      completeVer integer
    ) strict, without rowid;

    -- Scopes this agent might hold at the last complete pull.
    create table permitted_scope (
      scope text primary key
    ) strict, without rowid;

    -- The server's image of records that commands made here have changed; no record: the server has none.
    create table shadow (
      collection text not null,
      id text not null,
      record text check (json_valid(record)),
      ver integer not null,
      primary key (collection, id)
    ) strict, without rowid;

    -- Records with commands that the server has not acknowledged.
    create table unsent (
      collection text not null,
      id text not null,
      primary key (collection, id)
    ) strict, without rowid;
  `,
};
