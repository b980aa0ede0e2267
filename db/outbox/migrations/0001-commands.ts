import type { Migration } from '../../connection/migrate.ts';

export const commands: Migration = {
  version: 1,
  sql: `
    create table meta (
      key text primary key,
      value text not null
    ) strict, without rowid;

    create table command (
      seq integer primary key autoincrement,
      uid text not null unique,
      mid integer unique check (mid > 0),
      envelope text not null check (json_valid(envelope)),
      reads text not null check (json_valid(reads)),
      writes text not null check (json_valid(writes)),
      state text not null check (state in ('waiting', 'acknowledged', 'refused', 'cancelled', 'dismissed')),
      -- Put aside by the agent before the server asked for it again: refused once more, it does not come back.
      wasDismissed integer not null default 0,
      epoch integer,
      vers text not null default '{}' check (json_valid(vers)),
      conflicted integer not null default 0,
      refusal text check (json_valid(refusal)),
      acknowledgedAt integer
    ) strict;
    create index command_by_state on command (state, seq);

    create table draft (
      kind text not null,
      subject text not null,
      content text not null check (json_valid(content)),
      savedAt integer not null,
      primary key (kind, subject)
    ) strict, without rowid;

    -- Case numbers leased to this device, both ends included; next is the one to be taken.
    create table number_block (
      first integer primary key,
      last integer not null check (last >= first),
      next integer not null
    ) strict, without rowid;
  `,
};
