import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createDraftKeeper } from '#renderer/state/draft-keeper.ts';
import { startTestCore, type TestCore } from '../harness/test-core.ts';

const key = { kind: 'reply', subject: 'case-1' } as const;

async function startedCore(handlers: Parameters<typeof startTestCore>[0] = {}): Promise<TestCore> {
  const core = startTestCore(handlers);
  onTestFinished(core.close);
  await vi.waitUntil(() => core.link.status.getState().up);
  return core;
}

const savedTexts = (core: TestCore) =>
  core.calls
    .filter(({ name }) => name === 'drafts.save')
    .map(({ input }) => (input as { content: { body: string } }).content.body);

describe('a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is saved a moment after the last key, with all that was typed', async () => {
    const core = await startedCore();
    const keeper = createDraftKeeper(core.link, key, { body: '' });
    for (const body of ['退', '退款', '退款已']) {
      keeper.change({ body });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(savedTexts(core)).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(savedTexts(core)).toEqual(['退款已']);
    expect(keeper.store.getState().savedAt).not.toBeNull();
  });

  it('is saved within a second of the first key even if nobody ever pauses', async () => {
    const core = await startedCore();
    const keeper = createDraftKeeper(core.link, key, { body: '' });
    for (let typed = 1; typed <= 11; typed++) {
      keeper.change({ body: 'x'.repeat(typed) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(savedTexts(core)).toEqual(['x'.repeat(10)]);
  });

  it('offers what was stored, unless something was typed before it came', async () => {
    const core = await startedCore();
    core.drafts.set('reply/case-1', { ...key, content: { body: 'from before' }, savedAt: 5 });
    const reopened = createDraftKeeper(core.link, key, { body: '' });
    const typedInto = createDraftKeeper(core.link, key, { body: '' });
    typedInto.change({ body: 'new words' });
    await vi.advanceTimersByTimeAsync(10);
    expect(reopened.store.getState()).toEqual({ content: { body: 'from before' }, loaded: true, savedAt: 5 });
    expect(typedInto.store.getState().content).toEqual({ body: 'new words' });
  });

  it('keeps the text while the core is away and saves it on its return', async () => {
    const core = await startedCore();
    const keeper = createDraftKeeper(core.link, key, { body: '' });
    onTestFinished(keeper.follow());
    await vi.advanceTimersByTimeAsync(10);
    core.leave();
    keeper.change({ body: 'typed while it was away' });
    await keeper.flush();
    expect(keeper.store.getState()).toMatchObject({ content: { body: 'typed while it was away' }, savedAt: null });
    expect(core.drafts.size).toBe(0);
    core.comeBack();
    await vi.advanceTimersByTimeAsync(50);
    expect(core.drafts.get('reply/case-1')?.content).toEqual({ body: 'typed while it was away' });
  });

  it('saves the rest when its view goes away', async () => {
    const core = await startedCore();
    const keeper = createDraftKeeper(core.link, key, { body: '' });
    const stop = keeper.follow();
    keeper.change({ body: 'half a sent' });
    stop();
    await vi.advanceTimersByTimeAsync(10);
    expect(core.drafts.get('reply/case-1')?.content).toEqual({ body: 'half a sent' });
  });

  it('is gone once finished, also when a save was still waiting', async () => {
    const core = await startedCore();
    const keeper = createDraftKeeper(core.link, key, { body: '' });
    keeper.change({ body: 'sent' });
    const flushed = keeper.flush();
    keeper.change({ body: 'sent!' });
    await keeper.finish();
    await flushed;
    await vi.advanceTimersByTimeAsync(2000);
    expect(core.drafts.size).toBe(0);
    expect(keeper.store.getState().content).toEqual({ body: '' });
  });

  describe('that is open in two windows', () => {
    type Text = { readonly body: string };
    const join = (stored: Text, typed: Text): Text =>
      typed.body.includes(stored.body) ? typed : { body: `${stored.body}\n${typed.body}` };
    async function twoWindows() {
      const core = await startedCore();
      const keepers = [1, 2].map(() => createDraftKeeper<Text>(core.link, key, { body: '' }, join));
      for (const keeper of keepers) onTestFinished(keeper.follow());
      await vi.advanceTimersByTimeAsync(10);
      const [one, two] = keepers;
      if (!one || !two) throw new Error('there are two');
      const bodies = () => keepers.map(({ store }) => store.getState().content.body);
      return { core, one, two, bodies, stored: () => core.drafts.get('reply/case-1')?.content };
    }

    it('shows in the other what is written in one', async () => {
      const { one, bodies } = await twoWindows();
      one.change({ body: 'from one' });
      await vi.advanceTimersByTimeAsync(400);
      expect(bodies()).toEqual(['from one', 'from one']);
    });

    it('loses nothing of what is written in both at once', async () => {
      const { one, two, bodies, stored } = await twoWindows();
      one.change({ body: 'from one' });
      await vi.advanceTimersByTimeAsync(100);
      two.change({ body: 'from two' });
      await vi.advanceTimersByTimeAsync(3000);
      expect(stored()).toEqual({ body: 'from one\nfrom two' });
      expect(bodies()).toEqual(['from one\nfrom two', 'from one\nfrom two']);
    });

    it('is not offered in the other once it was sent in one', async () => {
      const { core, one, bodies } = await twoWindows();
      one.change({ body: 'sent' });
      await vi.advanceTimersByTimeAsync(400);
      await one.finish();
      await vi.advanceTimersByTimeAsync(3000);
      expect(bodies()).toEqual(['', '']);
      expect(core.drafts.size).toBe(0);
    });
  });
});
