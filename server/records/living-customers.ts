import type { Tier } from '#domain/model/choices.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** So many times one customer's file may have gone on in another. */
const mostMerges = 50;

export interface LivingCustomer {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier: Tier;
  readonly organisationId: OrganisationId | null;
}

/** Customers by their ids: in place of one that was merged, the file it goes on in. */
export async function livingCustomers(
  db: Sql,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, LivingCustomer>> {
  if (customerIds.length === 0) return new Map();
  const found = await rows<LivingCustomer & { readonly first: string }>(
    db,
    `with recursive onward (first, id, step) as (
       select id, id, 0 from customer where workspace_id = $1 and id = any($2::uuid[])
       union all
       select onward.first, c.merged_into_id, onward.step + 1
       from onward join customer c on c.workspace_id = $1 and c.id = onward.id
       where c.merged_into_id is not null and onward.step < ${mostMerges}
     ), living as (select distinct on (first) first, id from onward order by first, step desc)
     select living.first, c.id, c.name, c.tier, c.organisation_id as "organisationId"
     from living join customer c on c.workspace_id = $1 and c.id = living.id`,
    [workspaceId, [...customerIds]],
  );
  return new Map(found.map(({ first, ...living }) => [first, living]));
}

/** What conditions mean that name a customer who was merged: the file that it goes on in. Asked once for all of them. */
export async function meantByConditions(
  db: Sql,
  workspaceId: string,
  conditions: readonly CaseCondition[],
): Promise<(condition: CaseCondition) => CaseCondition> {
  const named = conditions.flatMap((each) =>
    each.field === 'customer' ? each.values.filter((id) => id !== 'nobody') : [],
  );
  const living = await livingCustomers(db, workspaceId, named);
  return (each) =>
    each.field === 'customer' ? { ...each, values: each.values.map((id) => living.get(id)?.id ?? id) } : each;
}
