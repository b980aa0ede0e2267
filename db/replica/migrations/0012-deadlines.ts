import type { Migration } from '../../connection/migrate.ts';

/**
 * What is due next in each unfinished case, reckoned here from the case's row by the service levels. The instants do not depend on when they
 * were reckoned. `told`: what its agent was reminded of, 1 of the warning, 2 of the breach.
 */
export const deadlines: Migration = {
  version: 12,
  sql: `
    create table deadline (
      caseId text primary key,
      kind text not null,
      dueAt integer,
      warnAt integer,
      leftMs integer not null,
      inOutage integer not null,
      told integer not null default 0
    ) strict, without rowid;
    create index deadline_due on deadline (dueAt) where dueAt is not null;
    create index deadline_untold on deadline (told, warnAt) where told < 2 and dueAt is not null;
  `,
};
