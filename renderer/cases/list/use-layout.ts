import { useCallback } from 'react';
import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import { type ListLayout, usualLayout } from '#domain/rules/case-query/list-shape.ts';
import { useCore, useSettings } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import type { ListFilter } from '../case-filter.ts';

/** How the list is laid out: as it was chosen on this device for this queue, else as the queue has it. */
export function useLayout(filter: ListFilter, saved: SavedQueue | undefined) {
  const { settings } = useCore();
  const { call } = useProcedure();
  const key = filter.saved || filter.queue;
  const chosen = useSettings(({ lists }) => lists[key]);
  const layout: ListLayout = chosen ?? saved?.content.shape ?? usualLayout;
  const { group, columns } = layout;
  const change = useCallback(
    (next: Partial<ListLayout>) => {
      const { lists } = settings.getState();
      void call('settings.set', { lists: { ...lists, [key]: { group, columns: [...columns], ...next } } });
    },
    [call, columns, group, key, settings],
  );
  return { group, columns, change };
}
