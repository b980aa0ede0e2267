import type { Scope } from '#domain/model/scope.ts';
import { collectionTable } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { rowText, type ScopedText } from './row-text.ts';

const newestCases = 200;
const ownCases = 200;
const peopleRows = 1000;
const entryRows = 2000;

function part(collection: 'agent' | 'team' | 'customer' | 'case' | 'entry', limit: number, more = ''): string {
  const table = collectionTable(collection);
  return `select '${collection}' as collection, scope, count(*)::integer as count, string_agg(text, ',') as values
    from (
      select held.scope, ${rowText(table, 'held')} as text from ${table.table} as held
      where held.workspace_id = $1 and held.scope = any($2::text[])${more}
      limit ${limit}
    ) as ${collection}_rows group by scope`;
}

const glanceText = `with chosen as materialized (
    (select id, customer_id from "case" where workspace_id = $1 and scope = any($2::text[])
       and assignee_id = $3::uuid and status not in ('solved', 'closed') order by id desc limit ${ownCases})
    union
    (select id, customer_id from "case" where workspace_id = $1 and scope = any($2::text[])
     order by id desc limit ${newestCases})
  )
  ${[
    part('agent', peopleRows),
    part('team', peopleRows),
    part('customer', newestCases + ownCases, ' and held.id in (select customer_id from chosen)'),
    part('case', newestCases + ownCases, ' and held.id in (select id from chosen)'),
    part('entry', entryRows, ' and held.case_id in (select id from chosen)'),
  ].join('\nunion all\n')}`;

/** What an agent wants to see first: people, their own open cases and the newest, with the customers and timelines. */
export function readGlance(
  tx: Sql,
  workspaceId: string,
  scopes: readonly Scope[],
  agentId: string,
): Promise<readonly ScopedText[]> {
  return rows<ScopedText>(tx, glanceText, [workspaceId, [...scopes], agentId]);
}
