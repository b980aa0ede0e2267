import type { Tier } from '#domain/model/choices.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** So many times one customer's file may have gone on in another. */
const mostMerges = 50;

interface Living {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
}

/** Customers by their ids: in place of one that was merged, the file it goes on in. */
export async function livingCustomers(
  db: Sql,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Living>> {
  const found = await rows<Living & { readonly first: string }>(
    db,
    `with recursive onward (first, id, step) as (
       select id, id, 0 from customer where workspace_id = $1 and id = any($2::uuid[])
       union all
       select onward.first, c.merged_into_id, onward.step + 1
       from onward join customer c on c.workspace_id = $1 and c.id = onward.id
       where c.merged_into_id is not null and onward.step < ${mostMerges}
     ), living as (select distinct on (first) first, id from onward order by first, step desc)
     select living.first, c.id, c.name, c.tier from living join customer c on c.workspace_id = $1 and c.id = living.id`,
    [workspaceId, [...customerIds]],
  );
  return new Map(found.map(({ first, ...living }) => [first, living]));
}

/** What assets, orders and contracts are called. */
export async function holdingNames(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const text = 'select id, name from holding where workspace_id = $1 and id = any($2::uuid[])';
  const found = await rows<{ id: string; name: string }>(db, text, [workspaceId, [...ids]]);
  return new Map(found.map(({ id, name }) => [id, name]));
}
