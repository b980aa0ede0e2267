import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import type { QueueContent } from '#domain/rules/definitions/queue.ts';
import { useCommand } from '../../../state/use-command.ts';

interface Wanted {
  readonly name: string;
  readonly shared: boolean;
  readonly content: QueueContent;
}

/** Makes, changes, moves and removes saved queues. */
export function useChangeQueue() {
  const { run, running } = useCommand();
  const kept = ({ id, name, position, content }: SavedQueue) => ({
    definitionId: id,
    kind: 'queue' as const,
    name,
    position,
    content,
  });
  return {
    running,
    /** Behind those that are there. */
    make: ({ name, shared, content }: Wanted, there: readonly SavedQueue[]) => {
      const position = 1 + Math.max(0, ...there.map((queue) => queue.position));
      return run('definition.save', { kind: 'queue', name, personal: !shared, position, content });
    },
    edit: (queue: SavedQueue, { name, content }: Wanted) => run('definition.save', { ...kept(queue), name, content }),
    /** Puts `queue` before the one that stands before it now. */
    async swap(queue: SavedQueue, before: SavedQueue) {
      const position = queue.position === before.position ? before.position - 1 : before.position;
      const first = await run('definition.save', { ...kept(queue), position });
      if (first.ok && queue.position !== before.position)
        await run('definition.save', { ...kept(before), position: queue.position });
    },
    remove: (queue: SavedQueue) => run('definition.save', { ...kept(queue), active: false }),
  };
}
