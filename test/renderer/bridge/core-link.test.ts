import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import { createCoreLink } from '#renderer/bridge/core-link.ts';
import { startTestCore } from '../harness/test-core.ts';

describe('the link to the core', () => {
  it('fails a call under way when the pipe breaks, and comes up again by itself', async () => {
    const core = startTestCore({ 'cases.counts': () => new Promise(() => {}) });
    onTestFinished(core.close);
    await vi.waitUntil(() => core.link.status.getState().up);
    const counting = core.link.call('cases.counts', {});
    core.cut();
    await expect(counting).rejects.toMatchObject({ kind: 'internal', details: { gone: true } });
    await vi.waitUntil(() => core.link.status.getState().opened === 2);
    await expect(core.link.call('settings.get', {})).resolves.toMatchObject({ locale: 'en' });
  });

  it('keeps listeners over a new pipe', async () => {
    const core = startTestCore();
    onTestFinished(core.close);
    const heard = vi.fn();
    core.link.on('outbox', heard);
    await vi.waitUntil(() => core.link.status.getState().up);
    core.cut();
    await vi.waitUntil(() => core.link.status.getState().opened === 2);
    core.push('outbox', null);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  });

  it('waits longer after each failure to open and keeps to the longest wait', async () => {
    const waits: number[] = [];
    let tries = 0;
    const link = createCoreLink(
      async () => {
        tries++;
        if (tries < 6) throw new Error('not yet');
        return createMemoryPipe().renderer;
      },
      {
        delays: [1, 2, 3],
        after: (ms, run) => {
          waits.push(ms);
          queueMicrotask(run);
          return () => {};
        },
      },
    );
    onTestFinished(link.close);
    await vi.waitUntil(() => link.status.getState().up);
    expect(waits).toEqual([1, 2, 3, 3, 3]);
  });
});
