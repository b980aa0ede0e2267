/** Files of customers, of visits without a case and of articles beside those of cases. */
export const filesBeyondCases: readonly string[] = [
  `alter table attachment
    alter column case_id drop not null,
    add column customer_id uuid,
    add column visit_id uuid,
    add column article_id uuid,
    add column removed_at bigint,
    add column removed_by uuid,
    add constraint attachment_of_one check (num_nonnulls(case_id, customer_id, visit_id, article_id) = 1)`,
  'create index attachment_by_customer on attachment (workspace_id, customer_id) where customer_id is not null',
  'create index attachment_by_visit on attachment (workspace_id, visit_id) where visit_id is not null',
  'create index attachment_by_article on attachment (workspace_id, article_id) where article_id is not null',
];
