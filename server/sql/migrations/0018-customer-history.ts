/** What happened to each service file, and identity numbers: the mask for everybody, the whole for leads. */
export const customerHistory: readonly string[] = [
  `alter table "customer" add column identity_mask text not null default ''`,
  `create table "customer_change" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    customer_id uuid not null,
    other_customer_id uuid,
    kind text not null,
    agent_id uuid,
    reason text not null,
    changes jsonb not null,
    happened_at bigint not null,
    recorded_at bigint,
    primary key (workspace_id, id)
  )`,
  `create index customer_change_by_scope on "customer_change" (workspace_id, scope, ver)`,
  `create index customer_change_by_customer on "customer_change" (workspace_id, customer_id)`,
  `create index customer_change_by_other on "customer_change" (workspace_id, other_customer_id)
    where other_customer_id is not null`,
  `create table "customer_secret" (
    workspace_id uuid not null,
    id uuid not null,
    scope text not null,
    ver bigint not null,
    rev integer not null,
    frev jsonb not null,
    customer_id uuid not null,
    number text not null,
    set_by uuid,
    set_at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index customer_secret_by_scope on "customer_secret" (workspace_id, scope, ver)`,
  `create index customer_secret_by_customer on "customer_secret" (workspace_id, customer_id)`,
];
