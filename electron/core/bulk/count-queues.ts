import type { ReplicaReader } from '#db/connection/handle.ts';
import { countSlowly } from '#db/queries/count-slowly.ts';
import type { Me } from '#db/queries/me.ts';
import { savedQueues } from '#db/queries/saved-queues.ts';
import type { QueueCount } from '#domain/contract/ipc/queue-views.ts';
import type { Clock } from '../ports.ts';

/** Counts saved queues one after the other; between the slices of one, and between them, others get their turn. */
export async function countSavedQueues(
  replica: () => ReplicaReader,
  me: Me,
  asked: { readonly queueIds: readonly string[]; readonly zone: string },
  clock: Clock,
): Promise<readonly QueueCount[]> {
  const wanted = new Set(asked.queueIds);
  const counts: QueueCount[] = [];
  const db = replica();
  for (const { id, content } of savedQueues(db, me).filter((queue) => wanted.has(queue.id))) {
    const counting = countSlowly(db, content.conditions, me, asked.zone);
    for (let step = counting.next(); ; step = counting.next()) {
      if (step.done) {
        counts.push({ queueId: id, count: step.value });
        break;
      }
      await new Promise<void>((resolve) => clock.after(0, resolve));
      // Somebody else sits in the chair by now.
      if (replica() !== db) return counts;
    }
  }
  return counts;
}
