/**
 * Everything that is not a record: the workspace, who may sign in, what every device has sent, and the counters that
 * order it all. The workspace is the first column of every key, so that it can be what the data is distributed by.
 */
export const foundation: readonly string[] = [
  `create table workspace (
    id uuid primary key,
    name text not null,
    created_at bigint not null
  )`,
  // Which incarnation of the server this is: a cluster restored from a backup has another identifier or timeline.
  `create table server_epoch (
    only_row boolean primary key default true check (only_row),
    epoch integer not null,
    cluster text not null
  )`,
  `insert into server_epoch (epoch, cluster) values (0, '')`,
  // The commit counter of each scope; the free space keeps its updates inside one page.
  `create table scope (
    workspace_id uuid not null,
    scope text not null,
    ver bigint not null,
    min_ver bigint not null default 0,
    row_count bigint not null,
    primary key (workspace_id, scope)
  ) with (fillfactor = 10)`,
  `create table tombstone (
    workspace_id uuid not null,
    scope text not null,
    collection text not null,
    id uuid not null,
    ver bigint not null,
    moved_to text,
    primary key (workspace_id, scope, collection, id)
  )`,
  'create index tombstone_by_scope on tombstone (workspace_id, scope, ver)',
  `create table push_state (
    workspace_id uuid not null,
    device_id uuid not null,
    last_mid bigint not null,
    last_seen_at bigint not null,
    primary key (workspace_id, device_id)
  )`,
  `create table command_log (
    workspace_id uuid not null,
    uid uuid not null,
    device_id uuid not null,
    mid bigint not null,
    agent_id uuid not null,
    name text not null,
    version integer not null,
    args jsonb,
    status text not null,
    failure jsonb,
    vers jsonb not null,
    happened_at bigint not null,
    recorded_at bigint not null,
    primary key (workspace_id, uid)
  )`,
  'create index command_log_by_device on command_log (workspace_id, device_id, mid)',
  `create table session (
    workspace_id uuid not null,
    token_hash text not null,
    device_id uuid not null,
    agent_id uuid not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (workspace_id, token_hash)
  )`,
  'create index session_by_agent on session (workspace_id, agent_id)',
  `create table credential (
    workspace_id uuid not null,
    agent_id uuid not null,
    password_hash text not null,
    changed_at bigint not null,
    primary key (workspace_id, agent_id)
  )`,
  `create table sign_in_attempt (
    workspace_id uuid not null,
    attempt_key text not null,
    failures integer not null,
    last_at bigint not null,
    primary key (workspace_id, attempt_key)
  )`,
  `create table number_counter (
    workspace_id uuid primary key,
    next bigint not null
  )`,
  `create table number_lease (
    workspace_id uuid not null,
    device_id uuid not null,
    first_number bigint not null,
    last_number bigint not null,
    leased_at bigint not null,
    primary key (workspace_id, device_id, first_number)
  )`,
  `create table import_key (
    workspace_id uuid not null,
    kind text not null,
    digest text not null,
    source text not null,
    external_id text not null,
    record_id uuid not null,
    primary key (workspace_id, kind, digest)
  )`,
];
