import { type Queue, queues } from '#domain/contract/ipc/case-filter.ts';
import type { QueueCounts } from '#domain/contract/ipc/case-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { queueArms } from './case-conditions.ts';
import { unmerged } from './case-query.ts';
import type { Me } from './me.ts';

function count(db: ReplicaReader, queue: Queue, me: Me): number {
  let total = 0;
  for (const arm of queueArms(db, { queue, teamId: null }, me, [], [unmerged])) {
    const text = `select count(*) as count from "case" c where ${arm.sql}`;
    total += sql(db, text).get<{ count: number }>(...arm.values)?.count ?? 0;
  }
  return total;
}

export function countQueues(db: ReplicaReader, me: Me): QueueCounts {
  return Object.fromEntries(queues.map((queue) => [queue, count(db, queue, me)])) as unknown as QueueCounts;
}
