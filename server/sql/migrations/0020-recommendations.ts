/** What else may help customers. */
export const recommendations: readonly string[] = [
  `create table "recommendation" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    customer_id uuid not null,
    source_case_id uuid,
    article_id uuid,
    text text not null,
    reason text not null,
    state text not null,
    steps jsonb not null,
    changed_at bigint not null,
    suggested_by uuid not null,
    suggested_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index recommendation_by_scope on "recommendation" (workspace_id, scope, ver)`,
  `create index recommendation_by_customer on "recommendation" (workspace_id, customer_id)`,
];
