import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Contract, ProcedureName } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore } from './core-context.tsx';
import type { QueryRequest, QueryState } from './query-store.ts';

export interface QueryOptions {
  /** Read again when these change: collections, or `collection/id` for one record. */
  readonly collections?: readonly string[];
  /** Show the former input's answer until the new input's is there (a list while its filter is typed). */
  readonly keepFormer?: boolean;
  /** Give the read up when another input takes its place: for what is asked anew with every key. */
  readonly whileShown?: boolean;
}

/** Reads from the core and stays current. Inputs are compared by content. */
export function useQuery<N extends ProcedureName>(
  name: N,
  input: InputOf<Contract[N]>,
  { collections = [], keepFormer = false, whileShown = false }: QueryOptions = {},
): QueryState<OutputOf<Contract[N]>> {
  const { queries } = useCore();
  const key = JSON.stringify([name, input, collections]);
  const request = useRef<{ key: string; request: QueryRequest<N> } | null>(null);
  if (request.current?.key !== key)
    request.current = { key, request: { name, input, watches: collections, whileShown } };
  const current = request.current.request;

  const subscribe = useCallback((listener: () => void) => queries.subscribe(current, listener), [queries, current]);
  const state = useSyncExternalStore(subscribe, () => queries.get(current));

  const former = useRef(state);
  useEffect(() => {
    if (!state.loading) former.current = state;
  }, [state]);
  if (keepFormer && state.loading && !former.current.loading) return former.current;
  return state;
}
