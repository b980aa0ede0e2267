import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CoreLink } from '#renderer/bridge/core-link.ts';
import { createQueryStore, type QueryRequest } from '#renderer/state/query-store.ts';
import { aSearchPage } from '../harness/search-views.ts';
import { startTestCore } from '../harness/test-core.ts';

const zone = 'UTC';
const typed = (text: string): QueryRequest<'search.list'> => ({
  ...{ name: 'search.list', input: { text, zone }, watches: [] },
  whileShown: true,
});

/** A store whose reads are answered when the test says so, or given up. */
function aStore() {
  const core = startTestCore();
  const reads: { signal: AbortSignal | undefined; answer(): void }[] = [];
  const call = ((_name: string, _input: unknown, signal?: AbortSignal) =>
    new Promise<never>((resolve, reject) => {
      reads.push({ signal, answer: () => resolve(aSearchPage() as never) });
      signal?.addEventListener('abort', () => reject(signal.reason));
    })) as CoreLink['call'];
  const store = createQueryStore({ ...core.link, call });
  onTestFinished(() => {
    store.close();
    core.close();
  });
  return { store, reads, aborted: () => reads.map(({ signal }) => signal?.aborted) };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('a read that only counts while somebody shows it', () => {
  it('is given up when another takes its place, and is no failure', async () => {
    const { store, reads, aborted } = aStore();
    const leave = store.subscribe(typed('退'), () => undefined);
    const listener = vi.fn();
    leave();
    store.subscribe(typed('退款'), listener);
    await soon();
    expect(aborted()).toEqual([true, false]);
    expect(store.get(typed('退'))).toEqual({ value: undefined, failure: undefined, loading: true });
    reads[1]?.answer();
    await vi.waitFor(() => expect(listener).toHaveBeenCalled());
    expect(store.get(typed('退款')).loading).toBe(false);
  });

  it('is asked anew by who comes back', async () => {
    const { store, reads, aborted } = aStore();
    store.subscribe(typed('退'), () => undefined)();
    await soon();
    const listener = vi.fn();
    store.subscribe(typed('退'), listener);
    await soon();
    expect(aborted()).toEqual([true, false]);
    reads[1]?.answer();
    await vi.waitFor(() => expect(listener).toHaveBeenCalled());
  });

  it('goes on for another view that shows it, and for one that takes its place in the same moment', async () => {
    const { store, aborted } = aStore();
    const leave = store.subscribe(typed('退'), () => undefined);
    store.subscribe(typed('退'), () => undefined);
    leave();
    await soon();
    expect(aborted()).toEqual([false]);
  });

  it('any other goes on, for its answer is kept', async () => {
    const { store, aborted } = aStore();
    store.subscribe({ ...typed('退'), whileShown: false }, () => undefined)();
    await soon();
    expect(aborted()).toEqual([false]);
  });
});
