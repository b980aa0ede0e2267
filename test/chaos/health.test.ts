import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncTiming } from '#core/sync/timing.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { isCutOff, isOnline, timeUntil } from '../harness/sync-state.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { hasty } from './faulty-desk.ts';

let database: TestDatabase;
let url: string;
let teamId: TeamId;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ beatIntervalMs: 300 })).url;
  teamId = await addTeamMates(url, everybodysPassword);
});
afterAll(() => database.drop());

/** Pulls of their own accord are so rare here that nothing below can be noticed by one. */
const withoutPulls: Partial<SyncTiming> = { ...hasty, safetyPullMs: 3_600_000, pullWithoutLiveMs: 3_600_000 };

async function connected(login: string): Promise<{ device: CoreDevice; proxy: FaultProxy }> {
  const proxy = await startFaultProxy(url);
  return { device: await deviceAtWork(login, { serverUrl: proxy.url, timing: withoutPulls }), proxy };
}

const outages: Readonly<Record<string, Fault>> = {
  'a black hole': 'blackhole',
  'connections that end at once': 'down',
  'nobody listening': 'refused',
  'a captive portal': 'captive-portal',
  'a gateway without a server': { status: 503 },
};

describe.each(Object.entries(outages))('%s', (name, fault) => {
  it('is noticed without anybody asking, and so is its end', async () => {
    const { device, proxy } = await connected('anna');
    const gone = await timeUntil(device, isCutOff, () => proxy.set(fault));
    const back = await timeUntil(device, isOnline, () => proxy.set('none'));
    console.log(`${name}: noticed after ${Math.round(gone)} ms, its end after ${Math.round(back)} ms`);
    await device.close();
    await proxy.close();
  });

  it('is not online, and what is written meanwhile is not called sent', async () => {
    const { device, proxy } = await connected('anna');
    await timeUntil(device, isCutOff, () => proxy.set(fault));
    const { made } = await device.client.run('case.open', { subject: name, teamId });
    const { saveState } = await device.client.call('cases.get', { caseId: made?.id as never });
    expect(saveState).toBe('saved-here');
    expect((await device.client.call('sync.get', {})).waiting).toBe(1);
    proxy.set('none');
    await device.settled();
    await device.close();
    await proxy.close();
  });
});

describe('a live socket whose other end vanished without a word', () => {
  it('is replaced, so that a colleague’s change is heard of again', async () => {
    const { device: anna, proxy } = await connected('anna');
    const { device: chen, proxy: chensProxy } = await connected('chen');
    proxy.set('half-open');
    const { made } = await chen.client.run('case.open', { subject: 'said into a dead line', teamId });
    await chen.settled();
    await eventually(() => anna.client.call('cases.get', { caseId: made?.id as never }));
    await Promise.all([anna.close(), chen.close(), proxy.close(), chensProxy.close()]);
  });
});

describe('the network that changed', () => {
  it('does not keep a request waiting that went out on the old one', async () => {
    const { device, proxy } = await connected('anna');
    proxy.set('half-open');
    await device.client.run('case.open', { subject: 'sent into the old network', teamId });
    device.core.wake();
    await eventually(async () => expect((await device.client.call('sync.get', {})).waiting).toBe(0));
    await device.close();
    await proxy.close();
  });
});
