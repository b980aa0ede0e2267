// The promise: a line that goes dead in the middle of an answer ends the request, so that files move on when it is back.
import { expect, test } from 'vitest';
import { FileServer } from '#core/files/file-server.ts';
import { tusStack } from '#core/files/tus-stack.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { stageClock } from '../../harness/stage-clock.ts';

/** A server whose answers begin and never end. */
function deadAfterHeaders(status: number) {
  const clock = stageClock();
  const server = new FileServer({
    serverUrl: 'https://desk.example',
    network: {
      fetch: async () =>
        new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"st')) }), {
          status,
          headers: { 'tus-resumable': '1.0.0' },
        }),
      openSocket: () => ({ send: () => {}, close: () => {} }),
    },
    ...{ clock, timing: usualTiming, token: () => 'token', stop: new AbortController().signal },
  });
  return { clock, server };
}

test.each([
  ['an offer', 200, (server: FileServer) => server.offer('a'.repeat(64))],
  ['a refusal', 500, (server: FileServer) => server.offer('a'.repeat(64))],
  [
    'a piece of an upload',
    200,
    (server: FileServer) => tusStack(server).createRequest('PATCH', 'https://desk.example/v1/files/1').send(null),
  ],
])('%s of %d', async (_what, status, ask) => {
  const { clock, server } = deadAfterHeaders(status);
  let outcome = 'waits';
  ask(server).catch((error: { readonly kind?: string }) => {
    outcome = error.kind ?? String(error);
  });
  await clock.settle(usualTiming.answerMs + 2 * usualTiming.idleMs);
  expect(outcome).toBe('offline');
});
