import type { Migration } from '../../connection/migrate.ts';

/** The newest message of each case's thread. */
export const thread: Migration = {
  version: 6,
  sql: `
    alter table "case" add column lastMessageId text;
    update "case" set lastMessageId = (
      select e.id from entry e where e.caseId = "case".id and e.kind in ('message-in', 'message-out')
      order by e.happenedAt desc, e.id desc limit 1
    );
  `,
};
