import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createQueryStore, type QueryRequest } from '#renderer/state/query-store.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { inSync, startTestCore } from '../harness/test-core.ts';

const caseId = idOf<QueryRequest<'cases.get'>['input']['caseId']>(1);
const watched: QueryRequest<'cases.get'> = { name: 'cases.get', input: { caseId }, watches: [`case/${caseId}`] };

/** A store whose case is read from `current`; `reads` counts. */
async function startedStore() {
  let subject = 'first';
  let failing = false;
  const core = startTestCore({
    'cases.get': () => {
      if (failing) throw new Error('broken');
      return aCaseDetail({ subject });
    },
    'sync.get': () => inSync,
  });
  await vi.waitUntil(() => core.link.status.getState().up);
  const store = createQueryStore(core.link);
  onTestFinished(() => {
    store.close();
    core.close();
  });
  const seen: (string | undefined)[] = [];
  const stop = store.subscribe(watched, () => seen.push(store.get(watched).value?.fields.subject));
  return {
    core,
    store,
    seen,
    stop,
    reads: () => core.calls.filter(({ name }) => name === 'cases.get').length,
    becomes: (next: string) => {
      subject = next;
    },
    breaks: () => {
      failing = true;
    },
  };
}

describe('what a view reads', () => {
  it('is read again when its record changes, once for many changes of a moment', async () => {
    const { core, seen, becomes, reads } = await startedStore();
    await vi.waitFor(() => expect(seen).toEqual(['first']));
    becomes('second');
    core.push('changed', [{ collection: 'case', ids: [caseId] }]);
    core.push('changed', [{ collection: 'case', ids: [caseId] }]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe('second'));
    expect(reads()).toBeLessThanOrEqual(3);
  });

  it('is left alone when other records change, and read again when "many" did', async () => {
    const { core, seen, reads } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    core.push('changed', [
      { collection: 'case', ids: [idOf(2)] },
      { collection: 'customer', ids: [] },
    ]);
    await core.link.call('sync.get', {});
    expect(reads()).toBe(1);
    core.push('changed', [{ collection: 'case', ids: [] }]);
    await vi.waitFor(() => expect(reads()).toBe(2));
  });

  it('is read again for each of two views that ask the same and watch different collections, and for no view that left', async () => {
    const { core, store, seen, reads, becomes } = await startedStore();
    await vi.waitFor(() => expect(seen).toEqual(['first']));
    const leave = store.subscribe({ ...watched, watches: ['compensation'] }, () => undefined);
    await vi.waitFor(() => expect(reads()).toBe(2));
    becomes('second');
    core.push('changed', [{ collection: 'compensation', ids: [] }]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe('second'));
    leave();
    core.push('changed', [{ collection: 'compensation', ids: [] }]);
    await core.link.call('sync.get', {});
    expect(reads()).toBe(3);
  });

  it('asks once for two views that come in the same moment', async () => {
    const { store, seen, reads } = await startedStore();
    store.subscribe(watched, () => undefined);
    await vi.waitFor(() => expect(seen).toEqual(['first']));
    expect(reads()).toBe(1);
  });

  it('tells nobody of an answer that says the same, and keeps it', async () => {
    const { core, store, seen, reads } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    const before = store.get(watched);
    core.push('changed', [{ collection: 'case', ids: [] }]);
    await vi.waitFor(() => expect(reads()).toBe(2));
    await core.link.call('sync.get', {});
    expect(seen).toHaveLength(1);
    expect(store.get(watched)).toBe(before);
  });

  it('reads once more for a view that comes after a change which nobody was there to hear', async () => {
    const { core, store, stop, seen, becomes } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    store.refresh();
    await Promise.resolve();
    stop();
    becomes('while nobody looked');
    core.push('changed', [{ collection: 'case', ids: [caseId] }]);
    const late: (string | undefined)[] = [];
    store.subscribe(watched, () => late.push(store.get(watched).value?.fields.subject));
    await vi.waitFor(() => expect(late.at(-1)).toBe('while nobody looked'));
  });

  it('is there at once for who comes to look when it was read ahead, and is read again then', async () => {
    const { store, stop, seen, reads, core } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    stop();
    store.clear();
    store.ahead(watched);
    store.ahead(watched);
    await vi.waitFor(() => expect(store.get(watched).value?.fields.subject).toBe('first'));
    expect(reads()).toBe(2);
    store.subscribe(watched, () => undefined);
    await core.link.call('sync.get', {});
    expect(reads()).toBe(3);
  });

  it('tells nobody of a failure to read ahead', async () => {
    const { store, stop, breaks, core, seen } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    stop();
    store.clear();
    breaks();
    store.ahead(watched);
    await core.link.call('sync.get', {});
    await vi.waitFor(() => expect(store.get(watched)).toMatchObject({ failure: undefined, loading: true }));
  });

  it('reads once more when a change arrives during a read', async () => {
    const { core, store, seen, reads, becomes } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    store.refresh();
    await Promise.resolve();
    becomes('changed during the read');
    core.push('changed', [{ collection: 'case', ids: [] }]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe('changed during the read'));
    expect(reads()).toBeGreaterThanOrEqual(2);
  });

  it('keeps the last value when a read fails', async () => {
    const { store, core, seen, breaks } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    breaks();
    core.push('changed', [{ collection: 'case', ids: [] }]);
    await vi.waitFor(() => expect(store.get(watched).failure?.kind).toBe('internal'));
    expect(store.get(watched).value?.fields.subject).toBe('first');
  });

  it('is read again after the core came back', async () => {
    const { core, seen, becomes } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    becomes('after the outage');
    core.cut();
    await vi.waitFor(() => expect(seen.at(-1)).toBe('after the outage'));
  });

  it('is forgotten when another agent may be in the chair', async () => {
    const { store, seen, stop } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    stop();
    store.clear();
    expect(store.get(watched)).toEqual({ value: undefined, failure: undefined, loading: true });
  });

  it('never shows the next agent an answer that was asked for before', async () => {
    const { store, seen, becomes } = await startedStore();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    store.refresh();
    await Promise.resolve();
    store.clear();
    becomes('of the next agent');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('of the next agent'));
    expect(seen).toEqual(['first', undefined, 'of the next agent']);
  });
});
