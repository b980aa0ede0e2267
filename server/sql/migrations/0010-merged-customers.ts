/** Customers who were merged into others, and those who were said to be others. */
export const mergedCustomers: readonly string[] = [
  `alter table customer
    add column merged_into_id uuid,
    add column merge jsonb,
    add column apart_from_ids jsonb not null default '[]'`,
  'create index customer_merged_into on customer (workspace_id, merged_into_id) where merged_into_id is not null',
];
