/** The newest message of each case's thread. */
export const thread: readonly string[] = [
  'alter table "case" add column last_message_id uuid',
  `update "case" as c set last_message_id = (
    select e.id from entry e
    where e.workspace_id = c.workspace_id and e.case_id = c.id and e.kind in ('message-in', 'message-out')
    order by e.happened_at desc, e.id desc limit 1
  )`,
];
