/** Who took figures and their rows out. */
export const reportExports: readonly string[] = [
  `create table "report_export" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    agent_id uuid not null,
    format text not null,
    title text not null,
    rows bigint not null,
    happened_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index report_export_by_scope on "report_export" (workspace_id, scope, ver)`,
];
