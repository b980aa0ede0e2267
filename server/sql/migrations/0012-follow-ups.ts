/** Tries, series and answers of call-backs. */
export const followUps: readonly string[] = [
  `alter table "follow_up"
    add column attempts jsonb not null default '[]',
    add column repeat jsonb,
    add column series_id uuid,
    add column round bigint not null default 0`,
  `create table "survey" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    case_id uuid,
    customer_id uuid,
    follow_up_id uuid,
    score bigint not null,
    reason text not null,
    comment text not null,
    channel text not null,
    recorded_by uuid not null,
    happened_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index survey_by_scope on "survey" (workspace_id, scope, ver)`,
  `create index survey_by_case on "survey" (workspace_id, case_id) where case_id is not null`,
  `create index survey_by_customer on "survey" (workspace_id, customer_id) where customer_id is not null`,
];
