import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { AgentId, DefinitionId } from '#domain/model/ids.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { savedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { Me } from './me.ts';

interface Row {
  readonly id: DefinitionId;
  readonly name: string;
  readonly ownerId: AgentId | null;
  readonly updatedAt: number;
  readonly content: string;
}

/** The reports of everybody and the agent's own, by name. One that a newer Holdfast made in words not known here is left out. */
export function savedReports(db: ReplicaReader, me: Pick<Me, 'agentId' | 'role' | 'teamIds'>): readonly SavedReport[] {
  const text = `
    select id, name, ownerId, updatedAt, content from definition
    where kind = 'report' and active = 1 and (ownerId is null or ownerId = ?) order by name, id`;
  return sql(db, text)
    .all<Row>(me.agentId)
    .flatMap(({ ownerId, content, ...report }): readonly SavedReport[] => {
      const parsed = savedReportContent.safeParse(JSON.parse(content));
      if (!parsed.success) return [];
      const actor = { id: me.agentId, role: me.role, teamIds: me.teamIds };
      const editable = mayDefine(actor, { kind: 'report', ownerId });
      return [{ ...report, shared: ownerId === null, editable, content: parsed.data }];
    });
}
