/** What happened to cases and no trigger has heard yet, and what rules that come by time have done already. */
export const triggers: readonly string[] = [
  // In the order in which it happened to each case; gone once it was heard.
  `create table rule_event (
    workspace_id uuid not null,
    id bigint generated always as identity,
    case_id uuid not null,
    happening jsonb,
    rule_id uuid,
    period text,
    depth integer not null,
    fired jsonb not null,
    attempts integer not null default 0,
    not_before bigint not null,
    primary key (workspace_id, id)
  )`,
  `create unique index rule_event_timed on rule_event (workspace_id, rule_id, case_id, period) where rule_id is not null`,
  `create table rule_firing (
    workspace_id uuid not null,
    rule_id uuid not null,
    case_id uuid not null,
    period text not null,
    fired_at bigint not null,
    primary key (workspace_id, case_id, rule_id, period)
  )`,
  // What rules that come by time go through.
  `create index case_unfinished on "case" (workspace_id, id) where status not in ('solved', 'closed')`,
  `create index case_by_status on "case" (workspace_id, status, id) where scope not like '%:archive'`,
];
