import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import type { AgentId, DefinitionId } from '#domain/model/ids.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { queueContent } from '#domain/rules/definitions/queue.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { Me } from './me.ts';

interface Row {
  readonly id: DefinitionId;
  readonly name: string;
  readonly ownerId: AgentId | null;
  readonly position: number;
  readonly content: string;
}

/** The queues of everybody, then the agent's own. One that a newer Holdfast made in words not known here is left out. */
export function savedQueues(db: ReplicaReader, me: Me): readonly SavedQueue[] {
  const text = `
    select id, name, ownerId, position, content from definition
    where kind = 'queue' and active = 1 and (ownerId is null or ownerId = ?)
    order by ownerId is not null, position, name, id`;
  return sql(db, text)
    .all<Row>(me.agentId)
    .flatMap(({ ownerId, content, ...queue }): readonly SavedQueue[] => {
      const parsed = queueContent.safeParse(JSON.parse(content));
      if (!parsed.success) return [];
      const actor = { id: me.agentId, role: me.role, teamIds: me.teamIds };
      const editable = mayDefine(actor, { kind: 'queue', ownerId });
      return [{ ...queue, shared: ownerId === null, editable, content: parsed.data }];
    });
}
