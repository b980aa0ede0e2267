/** Files on cases. Their content lies outside the database, named by its SHA-256. */
export const attachments: readonly string[] = [
  `create table "attachment" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    case_id uuid not null,
    entry_id uuid,
    sha256 text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    state text not null,
    created_by uuid not null,
    created_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index attachment_by_scope on "attachment" (workspace_id, scope, ver)`,
  'create index attachment_by_case on attachment (workspace_id, case_id)',
  'create index attachment_by_hash on attachment (workspace_id, sha256)',
];
