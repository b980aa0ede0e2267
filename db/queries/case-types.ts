import type { CaseType } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** The types that these cases are of, each once, as far as this device holds them. */
export function typesOf(db: ReplicaReader, ids: readonly CaseId[]): CaseType[] {
  const select =
    'select distinct c.type from json_each(?) asked cross join "case" c on c.id = asked.value order by c.type';
  return sql(db, select)
    .all<{ type: CaseType }>(JSON.stringify(ids))
    .map(({ type }) => type);
}
