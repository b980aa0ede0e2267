/** What the product team should know, and in which promises customers are told what it said. */
export const productFeedback: readonly string[] = [
  'alter table "follow_up" add column product_feedback_id uuid',
  `create table "product_feedback" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    problem text not null,
    evidence text not null,
    product text not null,
    case_ids jsonb not null,
    owner_id uuid not null,
    state text not null,
    answer text not null,
    answered_at bigint,
    round bigint not null,
    due_at bigint,
    steps jsonb not null,
    created_by uuid not null,
    created_at bigint not null,
    changed_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index product_feedback_by_scope on "product_feedback" (workspace_id, scope, ver)`,
];
