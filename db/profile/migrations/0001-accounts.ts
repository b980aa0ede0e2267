import type { Migration } from '../../connection/migrate.ts';

export const accounts: Migration = {
  version: 1,
  sql: `
    create table account (
      agentId text primary key,
      login text not null,
      name text not null,
      role text not null,
      teamIds text not null check (json_valid(teamIds)),
      serverUrl text not null,
      workspaceId text not null,
      workspaceName text not null,
      passwordVerifier text not null,
      lastUsedAt integer not null
    ) strict, without rowid;
    create index account_by_login on account (serverUrl, login collate nocase);

    create table preference (
      key text primary key,
      value text not null
    ) strict, without rowid;
  `,
};
