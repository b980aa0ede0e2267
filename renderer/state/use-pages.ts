import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Failure } from '#domain/contract/failure.ts';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore } from './core-context.tsx';
import type { QueryRequest, QueryState } from './query-store.ts';

type PagedName = 'cases.list' | 'customers.list' | 'calls.list';
type RowOf<N extends PagedName> = OutputOf<Contract[N]>['rows'][number];
type FilterOf<N extends PagedName> = Omit<InputOf<Contract[N]>, 'offset' | 'limit'>;

export interface Pages<Row> {
  /** How many rows there are in all; undefined until the first answer. */
  readonly total: number | undefined;
  /** The row at this place, where its page has been read. */
  row(index: number): Row | undefined;
  /** For the list: told which rows are in view, it reads their pages. */
  onVisible(first: number, last: number): void;
  readonly failure: Failure | undefined;
}

const pageSize = 100;

/**
 * A long list read page by page as it comes into view. Pages in view stay current; while a new filter is read, the
 * former rows stay on the screen.
 */
export function usePages<N extends PagedName>(
  name: N,
  filter: FilterOf<N>,
  collections: readonly string[],
): Pages<RowOf<N>> {
  const { queries } = useCore();
  const key = JSON.stringify([name, filter, collections]);
  const request = useCallback(
    (page: number): QueryRequest<N> => {
      const [, parsed, watches] = JSON.parse(key) as [N, FilterOf<N>, string[]];
      return { name, input: { ...parsed, offset: page * pageSize, limit: pageSize } as never, watches };
    },
    [name, key],
  );
  const [view, setView] = useState({ key, first: 0, last: 0 });
  const { first, last } = view.key === key ? view : { first: 0, last: 0 };
  const requests = useMemo(
    () => Array.from({ length: last - first + 1 }, (_, index) => request(first + index)),
    [request, first, last],
  );

  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = requests.map((each) => queries.subscribe(each, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [queries, requests],
  );
  const seen = useRef<readonly QueryState<OutputOf<Contract[N]>>[]>([]);
  const states = useSyncExternalStore(subscribe, () => {
    const now = requests.map((each) => queries.get(each));
    if (now.length !== seen.current.length || now.some((state, index) => state !== seen.current[index]))
      seen.current = now;
    return seen.current;
  });

  const onVisible = useCallback(
    (from: number, to: number) => {
      const next = { key, first: Math.floor(from / pageSize), last: Math.floor(Math.max(from, to) / pageSize) };
      setView((before) => (sameView(before, next) ? before : next));
    },
    [key],
  );
  const current: Pages<RowOf<N>> = {
    total: states.find((state) => state.value !== undefined)?.value?.total,
    row: (index) => {
      const page = queries.get(request(Math.floor(index / pageSize)));
      return page.value?.rows[index % pageSize] as RowOf<N> | undefined;
    },
    onVisible,
    failure: states.find((state) => state.failure)?.failure,
  };
  const former = useRef<Pages<RowOf<N>>>(current);
  const ready = current.total !== undefined;
  useEffect(() => {
    if (ready) former.current = current;
  });
  if (ready || current.failure) return current;
  return { ...former.current, onVisible };
}

type View = { readonly key: string; readonly first: number; readonly last: number };

function sameView(a: View, b: View): boolean {
  return a.key === b.key && a.first === b.first && a.last === b.last;
}
