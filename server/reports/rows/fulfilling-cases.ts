import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { Moment } from '#domain/rules/case-query/day-range.ts';
import { fulfilsAll } from '#domain/rules/case-query/fulfils.ts';
import { meantByConditions } from '../../records/living-customers.ts';
import { readCases } from '../../records/load-records.ts';
import type { Sql } from '../../sql/statement.ts';
import { FactReader } from '../../triggers/case-facts.ts';
import { readSlaBook } from '../../triggers/read-rules.ts';
import { inSlices } from './in-slices.ts';

interface Asked extends Moment {
  readonly conditions: readonly CaseCondition[];
  readonly caseIds: readonly string[];
}

/** Those of the cases that fulfil all conditions. */
export async function fulfillingCases(
  tx: Sql,
  workspaceId: string,
  { conditions, caseIds, ...moment }: Asked,
): Promise<ReadonlySet<string>> {
  const meant = conditions.map(await meantByConditions(tx, workspaceId, conditions));
  const book = await readSlaBook(tx, workspaceId, createCalendarCache());
  const passed = new Set<string>();
  for (const ids of inSlices(caseIds)) {
    const cases = await readCases(tx, workspaceId, ids);
    const facts = new FactReader(workspaceId, book, moment.now);
    await facts.read(tx, cases);
    for (const { id, fields } of cases) if (fulfilsAll(facts.factsOf(id, fields), meant, moment)) passed.add(id);
  }
  return passed;
}
