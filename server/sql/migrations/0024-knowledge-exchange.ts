/** How an article stood when a file brought it in, and who took articles out. */
export const knowledgeExchange: readonly string[] = [
  'alter table "article" add column imported_as text',
  `create table "knowledge_export" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    agent_id uuid not null,
    format text not null,
    reader text not null,
    articles bigint not null,
    happened_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index knowledge_export_by_scope on "knowledge_export" (workspace_id, scope, ver)`,
];
