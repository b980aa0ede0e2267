import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Failure } from '#domain/contract/failure.ts';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore } from './core-context.tsx';
import type { QueryRequest, QueryState } from './query-store.ts';

type PagedName =
  | 'cases.list'
  | 'customers.list'
  | 'customers.duplicates'
  | 'holdings.expiring'
  | 'organisations.find'
  | 'calls.list'
  | 'visits.list'
  | 'repeats.list'
  | 'risks.list';
type RowOf<N extends PagedName> = OutputOf<Contract[N]>['rows'][number];
type FilterOf<N extends PagedName> = Omit<InputOf<Contract[N]>, 'offset' | 'limit'>;

export interface PagedRows<Row> {
  /** Rows there are in all; undefined until the first answer. */
  readonly total: number | undefined;
  /** Why the last read failed; former rows may still be there. */
  readonly failure: Failure | undefined;
  /** The row at a place, or undefined while its page is on the way. */
  rowAt(index: number): Row | undefined;
  /** Where a row stands, looked for in the pages near what is in view; -1 when it is not there. */
  indexOf(matches: (row: Row) => boolean): number;
  /** Says which rows are in view: their pages are read and kept current. */
  show(first: number, last: number): void;
}

const pageSize = 100;
/** Read before they come into view, on the side that the list is moved to. */
const pagesAhead = 2;

interface View {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  readonly ahead: -1 | 0 | 1;
}

/**
 * A long list read page by page as it comes into view. While another filter is being read the former rows stay; the
 * pages in view are read again when one of the collections changes.
 */
export function usePagedRows<N extends PagedName>(
  name: N,
  filter: FilterOf<N>,
  collections: readonly string[],
): PagedRows<RowOf<N>> {
  type Page = QueryState<OutputOf<Contract[N]>>;
  const { queries } = useCore();
  const key = JSON.stringify([name, filter, collections]);
  const [view, setView] = useState<View>({ key, first: 0, last: 0, ahead: 0 });
  const shownPages = view.key === key ? view : { first: 0, last: 0, ahead: 0 as const };
  const first = Math.max(0, shownPages.first - (shownPages.ahead < 0 ? pagesAhead : 0));
  const last = shownPages.last + (shownPages.ahead > 0 ? pagesAhead : 0);
  const requests = useMemo(() => {
    const [, wanted, watches] = JSON.parse(key) as [N, FilterOf<N>, string[]];
    return Array.from({ length: last - first + 1 }, (_, index): QueryRequest<N> => {
      const input = { ...wanted, offset: (first + index) * pageSize, limit: pageSize };
      return { name, input: input as never, watches };
    });
  }, [name, key, first, last]);

  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = requests.map((request) => queries.subscribe(request, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [queries, requests],
  );
  const seen = useRef<readonly Page[]>([]);
  const states = useSyncExternalStore(subscribe, () => {
    const now = requests.map((request) => queries.get(request));
    if (now.length !== seen.current.length || now.some((state, index) => state !== seen.current[index]))
      seen.current = now;
    return seen.current;
  });

  const total = states.find((state) => state.value !== undefined)?.value?.total;
  const fresh = useMemo(() => ({ key, first, states, total }), [key, first, states, total]);
  const former = useRef(fresh);
  useEffect(() => {
    if (fresh.total !== undefined) former.current = fresh;
  }, [fresh]);
  const shown = fresh.total === undefined ? former.current : fresh;

  const show = useCallback(
    (from: number, to: number) => {
      const next = { key, first: Math.floor(from / pageSize), last: Math.floor(Math.max(from, to) / pageSize) };
      setView((before) => {
        if (before.key !== next.key) return { ...next, ahead: 0 };
        if (before.first === next.first && before.last === next.last) return before;
        const moved = next.first - before.first || next.last - before.last;
        return { ...next, ahead: moved > 0 ? 1 : -1 };
      });
    },
    [key],
  );

  return useMemo(
    () => ({
      total: shown.total,
      failure: states.find((state) => state.failure)?.failure,
      rowAt(index) {
        const page = shown.states[Math.floor(index / pageSize) - shown.first];
        return page?.value?.rows[index % pageSize] as RowOf<N> | undefined;
      },
      indexOf(matches) {
        for (const [page, state] of shown.states.entries()) {
          const at = state.value?.rows.findIndex((row) => matches(row as RowOf<N>)) ?? -1;
          if (at >= 0) return (shown.first + page) * pageSize + at;
        }
        return -1;
      },
      show,
    }),
    [shown, states, show],
  );
}
