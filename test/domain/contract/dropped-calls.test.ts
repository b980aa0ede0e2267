// A call that nobody waits for any more: told at once on this side, and to the handler on the other.
import { expect, test, vi } from 'vitest';
import { parseCall } from '#domain/contract/ipc/call-frame.ts';
import type { CallSignal } from '#domain/contract/ipc/call-signal.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { Frame } from '#domain/contract/ipc/pipe.ts';
import { type Handlers, serve } from '#domain/contract/ipc/router.ts';

/** A handler that answers when the test says so. */
function connect() {
  const asked: CallSignal[] = [];
  const answer = Promise.withResolvers<never[]>();
  const handlers = {
    'drafts.list': (_input: unknown, signal?: CallSignal) => {
      if (signal) asked.push(signal);
      return answer.promise;
    },
  } as Partial<Handlers> as Handlers;
  const pipe = createMemoryPipe();
  const frames: Frame[] = [];
  pipe.renderer.onFrame((frame) => frames.push(frame));
  const defects = vi.fn<(name: string, error: unknown) => void>();
  const served = serve(pipe.core, handlers, defects);
  return { client: createClient(pipe.renderer), served, asked, answer, frames, defects };
}

const cancelled = { kind: 'cancelled' };

test('it rejects at once, its handler is told, and an answer that comes all the same disturbs nobody', async () => {
  const { client, asked, answer, frames, defects } = connect();
  const leaving = new AbortController();
  const dropped = client.call('drafts.list', {}, leaving.signal);
  const other = client.call('drafts.list', {});
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  leaving.abort();
  await expect(dropped).rejects.toMatchObject(cancelled);
  await vi.waitFor(() => expect(asked.map(({ aborted }) => aborted)).toEqual([true, false]));
  answer.resolve([]);
  await expect(other).resolves.toEqual([]);
  await vi.waitFor(() => expect(frames).toHaveLength(2));
  leaving.abort();
  expect(defects).not.toHaveBeenCalled();
});

test('one that was given up before is not even sent, and one that was answered cannot be', async () => {
  const { client, asked, answer } = connect();
  await expect(client.call('drafts.list', {}, AbortSignal.abort())).rejects.toMatchObject(cancelled);
  const leaving = new AbortController();
  const call = client.call('drafts.list', {}, leaving.signal);
  answer.resolve([]);
  await expect(call).resolves.toEqual([]);
  leaving.abort();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
});

test('with its window everything that it waited for is given up', async () => {
  const { client, served, asked } = connect();
  void client.call('drafts.list', {});
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  served.close();
  expect(asked[0]?.aborted).toBe(true);
});

test('a window may say so, and nothing more with it', () => {
  expect(parseCall('{"t":"drop","id":3}')).toEqual({ t: 'drop', id: 3 });
  for (const text of ['{"t":"drop"}', '{"t":"drop","id":0}', '{"t":"drop","id":3,"name":"echo"}'])
    expect(parseCall(text)).toBeUndefined();
});
