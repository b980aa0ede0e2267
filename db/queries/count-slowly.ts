import type { CaseCondition, ConditionField } from '#domain/rules/case-query/condition.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { askerOf, caseConditions, hidesMerged, unmerged } from './case-query.ts';
import type { Me } from './me.ts';
import { allOf } from './sql-condition.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 4000;

/** What an index answers without reading rows, or what is found by an index of its own. */
const quick: ReadonlySet<ConditionField> = new Set<ConditionField>([
  ...(['status', 'priority', 'team', 'assignee', 'openedAt', 'lastActivityAt', 'finished'] as const),
  ...(['needsMe', 'text', 'number', 'merged'] as const),
]);

/** How many cases fulfil the conditions, counted a few thousand rows at a time where it would take long at once. */
export function* countSlowly(
  db: ReplicaReader,
  asked: readonly CaseCondition[],
  me: Me,
  zone: string,
): Generator<void, number> {
  const hidden = hidesMerged({ text: '', conditions: asked }) ? [unmerged] : [];
  const { sql: where, values } = allOf([...caseConditions(db, asked, askerOf(me, zone)), ...hidden]);
  if (asked.every(({ field }) => quick.has(field)))
    return (
      sql(db, `select count(*) as count from "case" c where ${where || 'true'}`).get<{ count: number }>(...values)
        ?.count ?? 0
    );
  const slice = `select count(*) as count from "case" c not indexed where c.rid > ? and c.rid <= ? and ${where}`;
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? { last: 0 };
  let count = 0;
  for (let from = 0; from < last; from += rowsAtATime) {
    count += sql(db, slice).get<{ count: number }>(from, from + rowsAtATime, ...values)?.count ?? 0;
    yield;
  }
  return count;
}
