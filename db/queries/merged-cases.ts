import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** The way from one case to those that go on in it; `union` ends it even where rows of two moments form a circle. */
export const absorbedSql = `
  with recursive absorbed (id) as (
    select ? union
    select c.id from absorbed cross join "case" c on c.mergedIntoId = absorbed.id
  )`;

/** The case itself and all that were merged into it. */
export function withAbsorbed(db: ReplicaReader, caseId: string): readonly string[] {
  return sql(db, `${absorbedSql} select id from absorbed`)
    .all<{ id: string }>(caseId)
    .map(({ id }) => id);
}

/** The cases this one goes on in, the last one last; none while it was merged with none. */
export function goesOnThrough(db: ReplicaReader, caseId: string): readonly string[] {
  return sql(
    db,
    `with recursive onward (id, step) as (
       select ?, 0 union
       select c.mergedIntoId, onward.step + 1 from onward cross join "case" c on c.id = onward.id
       where c.mergedIntoId is not null and onward.step < 50
     ) select id from onward where step > 0 order by step`,
  )
    .all<{ id: string }>(caseId)
    .map(({ id }) => id);
}
