import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { Moment } from '#domain/rules/case-query/day-range.ts';
import { fulfilsAll } from '#domain/rules/case-query/fulfils.ts';
import { readCases } from '../../records/load-records.ts';
import type { Sql } from '../../sql/statement.ts';
import { FactReader } from '../../triggers/case-facts.ts';
import { readSlaBook } from '../../triggers/read-rules.ts';
import { livingCustomers } from '../beside-cases.ts';
import { inSlices } from './in-slices.ts';

interface Asked extends Moment {
  readonly conditions: readonly CaseCondition[];
  readonly caseIds: readonly string[];
}

/** Those of the cases that fulfil all conditions. As on a device, a customer is whose file theirs goes on in. */
export async function fulfillingCases(
  tx: Sql,
  workspaceId: string,
  { conditions, caseIds, ...moment }: Asked,
): Promise<ReadonlySet<string>> {
  const named = conditions.flatMap((each) =>
    each.field === 'customer' ? each.values.filter((id) => id !== 'nobody') : [],
  );
  const meant = await livingCustomers(tx, workspaceId, named);
  const living = conditions.map(
    (each): CaseCondition =>
      each.field === 'customer' ? { ...each, values: each.values.map((id) => livingIn(meant, id)) } : each,
  );
  const book = await readSlaBook(tx, workspaceId, createCalendarCache());
  const passed = new Set<string>();
  for (const ids of inSlices(caseIds)) {
    const cases = await readCases(tx, workspaceId, ids);
    const customers = await livingCustomers(
      tx,
      workspaceId,
      cases.flatMap(({ fields }) => fields.customerId ?? []),
    );
    const known = cases.map((each) => {
      const { customerId } = each.fields;
      return { ...each, fields: { ...each.fields, customerId: customerId && livingIn(customers, customerId) } };
    });
    const facts = new FactReader(workspaceId, book, moment.now);
    await facts.read(tx, known);
    for (const { id, fields } of known) if (fulfilsAll(facts.factsOf(id, fields), living, moment)) passed.add(id);
  }
  return passed;
}

function livingIn<Id extends string>(living: ReadonlyMap<string, { readonly id: string }>, id: Id): Id {
  return (living.get(id)?.id ?? id) as Id;
}
