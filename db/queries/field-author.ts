import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

export interface FieldAuthor {
  readonly byName: string | null;
  readonly changedAt: number;
}

/** Who last changed a field of a case, and when, as its timeline tells; one command's own line is passed over. */
export function fieldAuthor(
  db: ReplicaReader,
  caseId: string,
  field: string,
  exceptCommand: string,
): FieldAuthor | undefined {
  return sql(
    db,
    `select agent.name as byName, line.happenedAt as changedAt
     from entry line left join agent on agent.id = line.authorId
     where line.caseId = ? and line.id <> ? and line.kind in ('fields', 'status', 'assignment')
       and (line.data ->> '$.field' = ?
         or exists (select 1 from json_each(line.data, '$.changes') part where part.value ->> 'field' = ?))
     order by coalesce(line.recordedAt, line.happenedAt) desc, line.rid desc limit 1`,
  ).get<FieldAuthor>(caseId, exceptCommand, field, field);
}
