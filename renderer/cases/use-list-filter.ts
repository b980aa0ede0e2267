import { useMemo } from 'react';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { filterFrom, type ListFilter, paramsOf } from './case-filter.ts';

export interface UsedFilter {
  readonly filter: ListFilter;
  /** Changes the list; an open case stays open. Typing replaces the place, so that "back" does not undo letters. */
  change(change: Partial<ListFilter>): void;
  openCase(id: string): void;
  /** Another case of the same list: "back" still leads to where the list was. */
  moveTo(id: string): void;
  closeCase(): void;
}

export function useListFilter(): UsedFilter {
  const navigation = useNavigation();
  const params = useRoute((route) => route.params);
  return useMemo(() => {
    const filter = filterFrom(params);
    const kept = paramsOf(filter);
    return {
      filter,
      change(change) {
        const next = paramsOf({ ...filter, ...change });
        const { id } = navigation.store.getState();
        const shown = id === 'new' ? null : id;
        if (change.queue === undefined && change.saved === undefined) navigation.replace('cases', shown, next);
        else navigation.go('cases', null, next);
      },
      openCase: (id) => navigation.go('cases', id, kept),
      moveTo: (id) => navigation.replace('cases', id, kept),
      closeCase: () => navigation.go('cases', null, kept),
    };
  }, [navigation, params]);
}
