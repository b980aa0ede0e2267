import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

/** The machine's clock, and what still waits for it. */
function watchedClock() {
  const waiting = new Set<object>();
  return {
    waiting,
    clock: {
      ...nodeClock,
      after(ms: number, run: () => void) {
        const timer = {};
        waiting.add(timer);
        const cancel = nodeClock.after(ms, () => {
          waiting.delete(timer);
          run();
        });
        return () => {
          waiting.delete(timer);
          cancel();
        };
      },
    },
  };
}

async function atWork(): Promise<{ device: CoreDevice; waiting: ReadonlySet<object> }> {
  const { clock, waiting } = watchedClock();
  return { device: await deviceAtWork('anna', { serverUrl: server.url, clock }), waiting };
}

test('a device that is closed waits for nothing more, so that its process ends', async () => {
  const { device, waiting } = await atWork();
  expect(waiting.size).toBeGreaterThan(0);
  await device.close();
  // What is a moment away looks once more and sees that it is over; nothing begins anew.
  await eventually(() => expect(waiting.size).toBe(0), 5000);
});

test('the clocks of an account that was left remind nobody', async () => {
  const { device, waiting } = await atWork();
  await device.client.call('session.signOut', {});
  const left = waiting.size;
  await device.signIn('chen', server.password);
  await device.settled();
  await device.client.call('session.signOut', {});
  expect(waiting.size).toBe(left);
  expect(device.logged).toEqual([]);
  await device.close();
});
