/** Which articles served on which cases, and what was looked for in vain. */
export const knowledgeAtWork: readonly string[] = [
  `create table "article_use" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    case_id uuid not null,
    article_id uuid not null,
    uses jsonb not null,
    verdict text,
    verdict_by uuid,
    used_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index article_use_by_scope on "article_use" (workspace_id, scope, ver)`,
  `create index article_use_by_case on "article_use" (workspace_id, case_id)`,
  `create table "search_miss" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    words text not null,
    place text not null,
    asked_at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index search_miss_by_scope on "search_miss" (workspace_id, scope, ver)`,
];
