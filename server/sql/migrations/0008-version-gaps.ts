/**
 * Versions that were left out: every start of a server, and every new epoch, raises the floor that a scope's next version lies above.
 * What a scope passes over by that is kept; a device that has seen a version of it saw it in another history of this database.
 */
export const versionGaps: readonly string[] = [
  'alter table server_epoch add column version_floor bigint not null default 0',
  // How many versions the last count left out: what the statement that counts says of its gap.
  'alter table scope add column skipped bigint not null default 0',
  `create table scope_gap (
    workspace_id uuid not null,
    scope text not null,
    first_ver bigint not null,
    last_ver bigint not null,
    primary key (workspace_id, scope, last_ver)
  )`,
];
