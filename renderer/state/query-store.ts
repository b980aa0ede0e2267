import { type Failure, failureOf } from '#domain/contract/failure.ts';
import type { Contract, Events, ProcedureName } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import type { CoreLink } from '../bridge/core-link.ts';
import { shareEqual } from './share-equal.ts';

/** What a view gets: the last value stays while it is read again, so nothing flickers. */
export interface QueryState<T> {
  readonly value: T | undefined;
  /** Why the last read failed; `value` may still hold what was read before. */
  readonly failure: Failure | undefined;
  /** True until the first answer. */
  readonly loading: boolean;
}

export interface QueryRequest<N extends ProcedureName> {
  readonly name: N;
  readonly input: InputOf<Contract[N]>;
  /** Read again when records of these change: a collection, `collection/id` for one record, or `outbox`. */
  readonly watches: readonly string[];
  /** What is asked anew with every key: the core need not go on once nobody shows it. Otherwise its answer is kept for whoever comes back. */
  readonly whileShown?: boolean;
}

export interface QueryStore {
  get<N extends ProcedureName>(request: QueryRequest<N>): QueryState<OutputOf<Contract[N]>>;
  /** Reads now and whenever what it watches changes, until the returned function is called. */
  subscribe<N extends ProcedureName>(request: QueryRequest<N>, listener: () => void): () => void;
  /** Reads what may be on show soon, if it was not read yet, so that it is there at once then. */
  ahead<N extends ProcedureName>(request: QueryRequest<N>): void;
  /** Reads everything on show again. */
  refresh(): void;
  /** Forgets everything, for another agent may be in the chair. */
  clear(): void;
  close(): void;
}

interface Entry {
  readonly request: QueryRequest<ProcedureName>;
  /** With what each of them watches: two views may ask the same and care for different parts of the answer. */
  readonly listeners: Map<() => void, readonly string[]>;
  state: QueryState<unknown>;
  reading: boolean;
  /** Something changed while a read was under way: its answer may be old. */
  again: boolean;
  /** Gives up the read under way. */
  leaving: AbortController;
  /** Its last listener left just now: one that takes its place in the same moment need not read anew. */
  justLeft: boolean;
}

const unread: QueryState<never> = { value: undefined, failure: undefined, loading: true };
/** Answers kept for places that are not on show, so that going back paints at once. */
const keptAnswers = 60;

export function createQueryStore(link: CoreLink): QueryStore {
  let entries = new Map<string, Entry>();
  let stale = new Set<Entry>();
  /** Counts the times everything was forgotten: answers to questions from before are dropped. */
  let generation = 0;

  const answerTo = async ({ request, state, leaving }: Entry): Promise<QueryState<unknown>> => {
    try {
      return {
        value: await link.call(request.name, request.input, leaving.signal),
        failure: undefined,
        loading: false,
      };
    } catch (error) {
      return { value: state.value, failure: failureOf(error), loading: false };
    }
  };

  const read = async (entry: Entry): Promise<void> => {
    if (entry.reading) {
      entry.again = true;
      return;
    }
    entry.reading = true;
    do {
      entry.again = false;
      entry.leaving = new AbortController();
      const { signal } = entry.leaving;
      const asked = generation;
      const answer = await answerTo(entry);
      // Who came back meanwhile wants it after all.
      if (signal.aborted) entry.again = true;
      if (asked !== generation || signal.aborted) continue;
      const state = shareEqual(entry.state, answer) as QueryState<unknown>;
      if (state === entry.state) continue;
      entry.state = state;
      for (const listener of [...entry.listeners.keys()]) listener();
    } while (entry.again && entry.listeners.size > 0);
    entry.reading = false;
  };

  /** Many changes of one moment make one read. */
  const readSoon = (entry: Entry): void => {
    if (stale.size === 0)
      queueMicrotask(() => {
        const due = stale;
        stale = new Set();
        // What one record's view shows comes before the lists around it: that is where the agent looks.
        for (const each of due) if (isOfOneRecord(each)) void read(each);
        for (const each of due) if (!isOfOneRecord(each)) void read(each);
      });
    stale.add(entry);
  };

  const forgetOldest = (): void => {
    for (const [key, entry] of entries) {
      if (entries.size <= keptAnswers) return;
      if (entry.listeners.size === 0) entries.delete(key);
    }
  };

  const entryOf = (request: QueryRequest<ProcedureName>): Entry => {
    const key = keyOf(request);
    let entry = entries.get(key);
    if (!entry) {
      entry = {
        ...{ request, listeners: new Map(), state: unread, leaving: new AbortController() },
        ...{ reading: false, again: false, justLeft: false },
      };
      entries.set(key, entry);
      forgetOldest();
    }
    return entry;
  };

  const refresh = (): void => {
    for (const entry of entries.values()) if (entry.listeners.size > 0) readSoon(entry);
  };

  const follow = (changes: Events['changed']): void => {
    const isTouched = (watches: readonly string[]) => changes.some((change) => touches(watches, change));
    for (const entry of entries.values())
      if ([...entry.listeners.values()].some(isTouched)) readSoon(entry);
      else if (entry.reading && isTouched(entry.request.watches)) entry.again = true;
  };
  const stops = [
    link.on('changed', follow),
    link.on('outbox', () => follow([{ collection: 'outbox', ids: [] }])),
    link.status.subscribe((now, before) => {
      if (now.opened > before.opened) refresh();
    }),
  ];

  return {
    get: (request) => (entries.get(keyOf(request))?.state ?? unread) as never,
    subscribe(request, listener) {
      const entry = entryOf(request as never);
      entry.listeners.set(listener, request.watches);
      // An answer that is on its way is of now: what changes meanwhile has it asked again.
      if (!entry.reading && (!entry.justLeft || entry.state.loading)) void read(entry);
      entry.justLeft = false;
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        entry.justLeft = true;
        queueMicrotask(() => {
          entry.justLeft = false;
          if (entry.request.whileShown && entry.listeners.size === 0) entry.leaving.abort();
        });
      };
    },
    ahead(request) {
      const key = keyOf(request as never);
      if (entries.has(key)) return;
      const entry = entryOf(request as never);
      void read(entry).then(() => {
        // Whoever comes to look is told of a failure by a read of their own.
        if (entry.state.failure && entry.listeners.size === 0 && entries.get(key) === entry) entries.delete(key);
      });
    },
    refresh,
    clear() {
      generation++;
      entries = new Map([...entries].filter(([, entry]) => entry.listeners.size > 0));
      for (const entry of entries.values()) {
        entry.state = unread;
        for (const listener of [...entry.listeners.keys()]) listener();
        readSoon(entry);
      }
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

function isOfOneRecord({ request }: Entry): boolean {
  return request.watches.some((watch) => watch.includes('/'));
}

function keyOf(request: QueryRequest<ProcedureName>): string {
  return `${request.name} ${JSON.stringify(request.input)}`;
}

function touches(
  watches: readonly string[],
  change: { readonly collection: string; readonly ids: readonly string[] },
): boolean {
  return watches.some((watch) => {
    const [collection, id] = watch.split('/');
    if (collection !== change.collection) return false;
    return id === undefined || change.ids.length === 0 || change.ids.includes(id);
  });
}
