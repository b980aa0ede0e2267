import type { ReportFileLine } from '#domain/contract/ipc/report-file-procedures.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Who took reports out, the newest first. */
export function reportExports(db: ReplicaReader, limit: number): readonly ReportFileLine[] {
  const text = `
    select t.id, coalesce(agent.name, '') as agentName, t.format, t.title, t.rows, t.happenedAt
    from reportExport t left join agent on agent.id = t.agentId order by t.happenedAt desc, t.id limit ?`;
  return sql(db, text).all<ReportFileLine>(limit);
}
