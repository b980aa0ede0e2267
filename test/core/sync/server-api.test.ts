import { expect, it } from 'vitest';
import type { Network } from '#core/ports.ts';
import { createServerApi } from '#core/sync/server-api.ts';
import { stageClock } from '../../harness/stage-clock.ts';

/** A gateway before a server that is down: it answers everything at once, by itself. */
const gateway: Network = {
  fetch: async () => new Response('<html>Service Unavailable</html>', { status: 503 }),
  openSocket: () => ({ send: () => undefined, close: () => undefined }),
};

it('takes the answer of a gateway to a probe for no sign that the line still brings something', async () => {
  const api = createServerApi('https://desk.example', gateway, stageClock());
  await expect(api.hello(500)).rejects.toMatchObject({ kind: 'offline' });
  expect(api.heardAt()).toBe(Number.NEGATIVE_INFINITY);
});

it('notes whatever comes in answer to anything else', async () => {
  const clock = stageClock();
  const api = createServerApi('https://desk.example', gateway, clock);
  await expect(api.orders('token')).rejects.toMatchObject({ kind: 'offline' });
  expect(api.heardAt()).toBe(clock.monotonic());
});
