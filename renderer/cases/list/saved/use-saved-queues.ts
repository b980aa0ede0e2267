import type { Queue } from '#domain/contract/ipc/case-filter.ts';
import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import { useQuery } from '../../../state/use-query.ts';
import { type ListFilter, plainFilter } from '../../case-filter.ts';

const none: readonly SavedQueue[] = [];

/** Everybody's and my own, in their order; empty until read. */
export function useSavedQueues(): readonly SavedQueue[] {
  return useQuery('queues.list', {}, { collections: ['definition', 'agent'] }).value ?? none;
}

/** The saved queue with this id: undefined until it is known, null when there is none. */
export function useSavedQueue(id: string): SavedQueue | null | undefined {
  const { value } = useQuery('queues.list', {}, { collections: ['definition', 'agent'] });
  return value && (value.find((queue) => queue.id === id) ?? null);
}

/** Another queue begins without the filters of the one before. */
export function toSaved({ id }: SavedQueue): ListFilter {
  return { ...plainFilter, saved: id };
}

export function toBuiltIn(queue: Queue): Partial<ListFilter> {
  return { queue, saved: '', sort: null, descending: true };
}
