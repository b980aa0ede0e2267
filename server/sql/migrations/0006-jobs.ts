/** Work that comes round, whose turn it is among several server processes, and the archive of cases closed long ago. */
export const jobs: readonly string[] = [
  `create table job (
    workspace_id uuid not null,
    name text not null,
    due_at bigint not null,
    leased_until bigint not null,
    primary key (workspace_id, name)
  )`,
  // How far each scope was at a time: the versions of tombstones that are old by now.
  `create table scope_mark (
    workspace_id uuid not null,
    scope text not null,
    marked_at bigint not null,
    ver bigint not null,
    primary key (workspace_id, scope, marked_at)
  )`,
  // Null: no case is ever archived.
  'alter table workspace add column archive_after_days integer default 90',
  `create index case_to_archive on "case" (workspace_id, last_activity_at)
   where status = 'closed' and scope not like '%:archive'`,
  // An agent's work at hand, and what a customer came for before.
  `create index case_open_by_assignee on "case" (workspace_id, assignee_id, id)
   where status not in ('solved', 'closed')`,
  'create index case_archived_by_customer on "case" (workspace_id, customer_id) where scope like \'%:archive\'',
  'create index case_archived_by_activity on "case" (workspace_id, scope, last_activity_at) where scope like \'%:archive\'',
];
