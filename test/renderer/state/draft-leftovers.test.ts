import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { createDraftKeeper } from '#renderer/state/draft-keeper.ts';
import { createDraftLeftovers, draftRetry } from '#renderer/state/draft-leftovers.ts';
import { startTestCore } from '../harness/test-core.ts';

const key = { kind: 'reply', subject: 'case-1' } as const;

/** A core on a disk that can be full, and keepers of one draft over it. */
async function world() {
  let full = true;
  const saved: unknown[] = [];
  const refuseWhileFull = () => {
    if (full) throw new AppError('disk-full', 'The disk is full.');
  };
  const core = startTestCore({
    'drafts.save': ({ content }) => {
      refuseWhileFull();
      saved.push(content);
      return { savedAt: 1 };
    },
    'drafts.remove': () => {
      refuseWhileFull();
      saved.push(null);
      return null;
    },
  });
  onTestFinished(core.close);
  await vi.waitUntil(() => core.link.status.getState().up);
  let agent = 'ada';
  const leftovers = createDraftLeftovers(core.link, () => agent);
  onTestFinished(leftovers.close);
  return {
    core,
    saved,
    keeper: () => createDraftKeeper(core.link, key, { body: '' }, undefined, leftovers),
    makeRoom: () => {
      full = false;
    },
    signInAs: (other: string) => {
      agent = other;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a text on a full disk stays on the screen and is saved by itself when there is room', async () => {
  const { keeper, saved, makeRoom } = await world();
  const draft = keeper();
  draft.change({ body: '客户要求退款' });
  await vi.advanceTimersByTimeAsync(draftRetry * 2);
  expect(draft.store.getState()).toMatchObject({ content: { body: '客户要求退款' }, savedAt: null });
  makeRoom();
  await vi.advanceTimersByTimeAsync(draftRetry);
  expect(saved).toEqual([{ body: '客户要求退款' }]);
  expect(draft.store.getState().savedAt).toBe(1);
});

it('a text whose view went away before it could be saved is there when the view is back', async () => {
  const { keeper, saved, makeRoom } = await world();
  const draft = keeper();
  const stop = draft.follow();
  draft.change({ body: 'half a reply' });
  stop();
  await vi.advanceTimersByTimeAsync(10);
  const back = keeper();
  await vi.advanceTimersByTimeAsync(10);
  expect(back.store.getState().content).toEqual({ body: 'half a reply' });
  makeRoom();
  await vi.advanceTimersByTimeAsync(draftRetry * 2);
  expect(saved).toEqual([{ body: 'half a reply' }]);
});

it('a text whose view went away is saved without it, and only for who wrote it', async () => {
  const { keeper, saved, makeRoom, signInAs } = await world();
  const draft = keeper();
  const stop = draft.follow();
  draft.change({ body: 'half a reply' });
  stop();
  await vi.advanceTimersByTimeAsync(10);
  makeRoom();
  signInAs('ben');
  await vi.advanceTimersByTimeAsync(draftRetry * 3);
  expect(saved).toEqual([]);
  signInAs('ada');
  await vi.advanceTimersByTimeAsync(draftRetry * 2);
  expect(saved).toEqual([{ body: 'half a reply' }]);
});

it('a draft that became a reply is removed as soon as that can be, and is not offered again before', async () => {
  const { core, keeper, saved, makeRoom } = await world();
  core.drafts.set('reply/case-1', { ...key, content: { body: 'sent already' }, savedAt: 5 });
  const draft = keeper();
  await vi.advanceTimersByTimeAsync(10);
  await draft.finish();
  const back = keeper();
  await vi.advanceTimersByTimeAsync(10);
  expect(back.store.getState().content).toEqual({ body: '' });
  makeRoom();
  await vi.advanceTimersByTimeAsync(draftRetry * 2);
  expect(saved).toEqual([null]);
});

it('a draft that could not be removed in time does not take a new text with it', async () => {
  const { keeper, saved, makeRoom } = await world();
  const draft = keeper();
  await draft.finish();
  makeRoom();
  draft.change({ body: 'the next reply' });
  await vi.advanceTimersByTimeAsync(draftRetry * 3);
  expect(saved.at(-1)).toEqual({ body: 'the next reply' });
});
