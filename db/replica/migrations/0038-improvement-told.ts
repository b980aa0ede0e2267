import type { Migration } from '../../connection/migrate.ts';

/** This device's alone: of which improvement actions its agent was reminded (1 due soon, 2 overdue), for which day. */
export const improvementTold: Migration = {
  version: 38,
  sql: `
    create table improvement_told (
      actionId text primary key,
      dueOn text not null,
      told integer not null
    ) strict, without rowid;
  `,
};
