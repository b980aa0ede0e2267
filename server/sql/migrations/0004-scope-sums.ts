const tables = [
  'agent',
  'team',
  'device',
  'organisation',
  'customer',
  'article',
  '"case"',
  'entry',
  '"call"',
  'follow_up',
  'conflict',
];

const held = tables.map((table) => `select workspace_id, scope, id, ver from ${table}`).join(' union all ');

/**
 * What each scope holds: how many records, the sum of their ids' last 32 bits, the sum of their versions. Devices keep the same of
 * what they hold, so that drift is noticed.
 */
export const scopeSums: readonly string[] = [
  'alter table scope add column id_sum bigint not null default 0, add column ver_sum bigint not null default 0',
  `update scope set row_count = held.row_count, id_sum = held.id_sum, ver_sum = held.ver_sum
   from (
     select workspace_id, scope, count(*) as row_count,
       sum(('x' || right(id::text, 8))::bit(32)::bigint) as id_sum, sum(ver) as ver_sum
     from (${held}) as rows group by workspace_id, scope
   ) as held
   where scope.workspace_id = held.workspace_id and scope.scope = held.scope`,
];
