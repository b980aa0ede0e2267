import type { Migration } from '../../connection/migrate.ts';

/** Holds all that is needed to count a list's cases by customer: no row of a case is read for it. */
export const groups: Migration = {
  version: 16,
  sql: `create index case_by_customer_and_status on "case" (customerId, status);`,
};
