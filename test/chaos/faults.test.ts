import { expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import type { Fault } from '../harness/fault-proxy.ts';
import { seeded } from '../harness/seeded.ts';
import { isCutOff } from '../harness/sync-state.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { type FaultyDesk, hasty, openFaultyDesk, patient, type Workplace } from './faulty-desk.ts';
import { expectDeviceShows, expectServerHolds } from './same-as-expected.ts';

/** Faults that work gets through, if only slowly. */
const hindrances: Readonly<Record<string, Fault>> = {
  'no fault': 'none',
  '50 ms each way': { latencyMs: 50 },
  '500 ms each way': { latencyMs: 500 },
  '2,000 ms each way': { latencyMs: 2000 },
  '1 % of the exchanges reset': { resets: 0.01 },
  '30 % of the exchanges reset': { resets: 0.3 },
  'half-open connections': 'half-open',
  'a line of 20,000 bytes a second': { bytesPerSecond: 20_000 },
};

/** Faults that nothing, or no answer, gets through. */
const outages: Readonly<Record<string, Fault>> = {
  'a black hole': 'blackhole',
  'answers cut in the middle': 'cut-body',
  'answers lost after the commit': 'lose-push-answers',
  'too many requests': { status: 429, retryAfter: 1 },
  'a broken gateway': { status: 500 },
  'a server that is being changed': { status: 503, retryAfter: 1 },
  'a captive portal': 'captive-portal',
  'connections that end at once': 'down',
  'nobody listening': 'refused',
};

const commandsAlone = 120;
const commandsTogether = 10_000;
const seed = Number(process.env.HOLDFAST_FAULT_SEED ?? 20_261_122);

async function everythingSent({ places }: FaultyDesk): Promise<void> {
  for (const { device } of places)
    await eventually(async () => {
      const { connection, waiting } = await device.client.call('sync.get', {});
      expect({ connection, waiting }).toEqual({ connection: 'online', waiting: 0 });
    }, 120_000);
}

/** The network is well again: everything arrives. */
async function recover(desk: FaultyDesk): Promise<void> {
  for (const { proxy } of desk.places) proxy.set('none');
  await everythingSent(desk);
  await expectServerHolds(desk.database, desk.expected);
  for (const { device } of desk.places) await expectDeviceShows(device, desk.expected);
}

async function workUnder(place: Workplace, fault: Fault, commands: number): Promise<void> {
  place.proxy.set(fault);
  for (let count = 0; count < commands; count++) {
    await place.worker.step();
    if (count % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it.each(Object.entries(hindrances))('%s: everything arrives once in spite of it', async (_name, fault) => {
  const isFar = typeof fault === 'object' && 'latencyMs' in fault;
  const desk = await openFaultyDesk(temporaryFolder(), seed, isFar ? patient : hasty);
  await Promise.all(desk.places.map((place) => workUnder(place, fault, commandsAlone)));
  await everythingSent(desk);
  await recover(desk);
  await desk.close();
});

it.each(Object.entries(outages))('%s: everything arrives once after it', async (_name, fault) => {
  const desk = await openFaultyDesk(temporaryFolder(), seed);
  await Promise.all(desk.places.map((place) => workUnder(place, fault, commandsAlone)));
  // A fault that nobody ran into would prove nothing.
  for (const { device, proxy } of desk.places) {
    if (fault === 'refused') await device.syncIs(isCutOff);
    else await eventually(() => expect(proxy.struck()).toBeGreaterThan(0));
  }
  const waiting = await Promise.all(desk.places.map(({ device }) => device.client.call('sync.get', {})));
  expect(waiting.map((sync) => sync.waiting > 0)).toEqual([true, true]);
  await recover(desk);
  await desk.close();
});

it('10,000 commands of two devices through one fault after the other end in exactly what was done', async () => {
  const desk = await openFaultyDesk(temporaryFolder(), seed);
  const faults = Object.values({ ...hindrances, ...outages }).map(hurried);
  let working = true;
  const weather = desk.places.map(async ({ proxy }, index) => {
    const random = seeded(seed + 100 + index);
    while (working) {
      proxy.set(random.pick(faults));
      await new Promise((resolve) => setTimeout(resolve, 300 + random.below(900)));
      // Some good weather between, or nothing would be under way when the next fault comes.
      proxy.set('none');
      await new Promise((resolve) => setTimeout(resolve, random.below(300)));
    }
  });
  const already = desk.expected.uids.size;
  await Promise.all(
    desk.places.map(async ({ worker }, index) => {
      const pauses = seeded(seed + 200 + index);
      const share = (commandsTogether - already) / desk.places.length;
      for (let count = 0; count < share; count++) {
        await worker.step();
        if (pauses.next() < 0.02) await new Promise((resolve) => setTimeout(resolve, pauses.below(120)));
      }
    }),
  );
  working = false;
  await Promise.all(weather);
  await recover(desk);
  expect(desk.expected.uids.size).toBe(commandsTogether);
  await desk.close();
});

/** Seconds become tenths of a second, as the devices' own times do here. */
function hurried(fault: Fault): Fault {
  return typeof fault === 'object' && 'latencyMs' in fault ? { latencyMs: fault.latencyMs / 10 } : fault;
}
