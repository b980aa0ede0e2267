import type { Migration } from '../../connection/migrate.ts';

/** What rules did lately is read without a look at every line there is. */
export const ruleLog: Migration = {
  version: 15,
  sql: `create index entry_of_rule on entry (happenedAt) where kind = 'rule';`,
};
