// Everything of an account goes from a device: the laptop was lost, or its agent has left.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { Erasures } from '#core/orders/erasures.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openProfile } from '#db/open.ts';
import { getMeta } from '#db/outbox/meta.ts';
import type { EraseStatus, HandedUp } from '#domain/contract/wire/erase.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { startFaultProxy } from '../../harness/fault-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/server.ts';
import { hireStaff, type Staff } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
const password = 'a long enough secret';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startTeam(): Promise<{ database: TestDatabase; url: string; staff: Staff }> {
  const database = await createTestDatabase();
  ends.push(() => database.drop());
  const { url } = await database.start();
  return { database, url, staff: await hireStaff(url) };
}

async function startCore(serverUrl: string, folder: string, courierMs = 60_000): Promise<CoreDevice> {
  const device = await startDevice({ folder, serverUrl, courierMs });
  ends.push(() => device.close());
  return device;
}

async function signedIn(url: string, folder: string, login = 'anna'): Promise<CoreDevice> {
  const device = await startCore(url, folder);
  await device.signIn(login, password);
  await device.settled();
  return device;
}

async function openCase(device: CoreDevice, subject: string): Promise<string> {
  const { agent } = await device.client.call('session.get', {});
  return (await device.client.run('case.open', { subject, teamId: agent?.teamIds[0] ?? '' })).made?.id ?? '';
}

async function statusOf({ admin }: Staff) {
  const [order] = (await admin.send<EraseStatus>('GET', '/v1/erase')).body.orders;
  const handUps = await Promise.all(
    (order?.handUps ?? []).map(async ({ id }) => (await admin.send<HandedUp>('GET', `/v1/hand-ups/${id}`)).body),
  );
  return { order, handUps };
}

/** The device of the account, as its outbox knows it. */
function deviceIn(folder: string, agentId: string): string {
  const outbox = openOutbox(join(folder, 'accounts', agentId, 'outbox.db'), key);
  const id = getMeta(outbox, 'device-id') ?? '';
  close(outbox);
  return id;
}

describe('a lost device', () => {
  it('hands up what it has, forgets everything, ends the session and says why', async () => {
    const { url, staff } = await startTeam();
    const folder = temporaryFolder();
    const device = await signedIn(url, folder);
    const { agent } = await device.client.call('session.get', {});
    const caseId = await openCase(device, 'known to the server');
    await device.settled();
    await device.client.call('sync.setWorkOffline', { on: true });
    await device.client.run('case.note', { caseId, body: 'written on the train' });
    await device.client.call('drafts.save', { kind: 'note', subject: caseId, content: 'half a thought' });
    const deviceId = deviceIn(folder, agent?.id ?? '');
    await staff.admin.send('POST', '/v1/erase', { what: 'device', deviceId });
    await device.client.call('sync.setWorkOffline', { on: false });

    const session = await eventually(async () => {
      const now = await device.client.call('session.get', {});
      expect(now.ended).toBe('erased');
      return now;
    });
    expect(session).toMatchObject({ phase: 'signed-out', agent: null, accounts: [] });
    expect(readdirSync(join(folder, 'accounts'))).toEqual([]);
    await eventually(async () => expect((await statusOf(staff)).order).toMatchObject({ done: 1, waiting: [] }));
    const { handUps } = await statusOf(staff);
    expect(handUps).toMatchObject([{ commands: [], drafts: [{ content: 'half a thought' }] }]);
    // What could be sent as work was.
    const notes = (await staff.ben.everything()).filter((row) => row.fields.caseId === caseId);
    expect(notes.map((row) => row.fields.body)).toEqual(['written on the train']);

    // Its agent may begin anew there, and the order does not come back.
    await device.signIn('anna', password);
    await device.settled();
    expect((await device.client.call('session.get', {})).ended).toBeUndefined();
    expect((await device.client.call('drafts.list', {})).length).toBe(0);
    await device.close();
    const again = await startCore(url, folder);
    expect((await again.settled()).connection).toBe('online');
  });

  it('that cannot reach the server in the end tells it later, also after a restart', async () => {
    const { url, staff } = await startTeam();
    const proxy = await startFaultProxy(url);
    ends.push(() => proxy.close());
    const folder = temporaryFolder();
    const device = await signedIn(proxy.url, folder);
    const { agent } = await device.client.call('session.get', {});
    const agentId = agent?.id as AgentId;
    await device.close();
    const outbox = openOutbox(join(folder, 'accounts', agentId, 'outbox.db'), key);
    const token = getMeta(outbox, 'token') ?? '';
    const deviceId = getMeta(outbox, 'device-id') ?? '';
    close(outbox);
    await staff.admin.send('POST', '/v1/erase', { what: 'device', deviceId });
    const orderId = (await statusOf(staff)).order?.id ?? '';

    // As a kill leaves it that comes just after it was noted.
    const profile = openProfile(join(folder, 'profile.db'), key);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const ports = { network: nodeNetwork, clock: nodeClock, log };
    const erasures = new Erasures({ folder, profile, ports, timing: usualTiming });
    erasures.note({ agentId, serverUrl: proxy.url, token, orderId });
    close(profile);
    proxy.set('down');
    const again = await startCore(proxy.url, folder, 50);
    expect(existsSync(join(folder, 'accounts', agentId))).toBe(false);
    expect(await again.client.call('session.get', {})).toMatchObject({ phase: 'signed-out', accounts: [] });
    expect((await statusOf(staff)).order).toMatchObject({ done: 0 });
    proxy.set('none');
    await eventually(async () => expect((await statusOf(staff)).order).toMatchObject({ done: 1, waiting: [] }));
  });
});

describe('an agent who left', () => {
  it('loses what lies on a shared workstation, although nobody opens the account any more', async () => {
    const { database, url, staff } = await startTeam();
    const folder = temporaryFolder();
    const device = await startCore(url, folder, 100);
    await device.signIn('anna', password);
    await device.settled();
    const { agent: anna } = await device.client.call('session.get', {});
    const caseId = await openCase(device, 'of anna');
    await device.settled();
    await device.client.call('drafts.save', { kind: 'note', subject: caseId, content: 'of anna alone' });
    await device.client.call('session.signOut', {});
    await device.signIn('ben', password);
    await device.settled();

    await database.query(`update agent set active = false where login = 'anna'`);
    await staff.admin.send('POST', '/v1/erase', { what: 'agent', agentId: anna?.id });
    await eventually(() => expect(existsSync(join(folder, 'accounts', anna?.id ?? ''))).toBe(false));
    await eventually(async () => {
      const { accounts } = await device.client.call('session.get', {});
      expect(accounts.map((account) => account.login)).toEqual(['ben']);
    });
    // Ben works on; of Anna everything that could not be sent was handed up.
    expect((await device.settled()).connection).toBe('online');
    const { orders } = (await staff.admin.send<EraseStatus>('GET', '/v1/erase')).body;
    const up = orders.flatMap((order) => order.handUps);
    expect(up).toHaveLength(1);
    const content = (await staff.admin.send<HandedUp>('GET', `/v1/hand-ups/${up[0]?.id}`)).body;
    expect(content.drafts).toMatchObject([{ content: 'of anna alone' }]);
  });

  it('loses it on their own device too, which may not even pull any more', async () => {
    const { database, url, staff } = await startTeam();
    const folder = temporaryFolder();
    const device = await signedIn(url, folder);
    const { agent } = await device.client.call('session.get', {});
    const caseId = await openCase(device, 'last');
    await device.settled();
    await device.client.call('sync.setWorkOffline', { on: true });
    await device.client.run('case.note', { caseId, body: 'too late to be sent' });
    await database.query(`update agent set active = false where login = 'anna'`);
    await staff.admin.send('POST', '/v1/erase', { what: 'agent', agentId: agent?.id });
    await device.client.call('sync.setWorkOffline', { on: false });
    await eventually(async () => expect((await device.client.call('session.get', {})).ended).toBe('erased'));
    const { orders } = (await staff.admin.send<EraseStatus>('GET', '/v1/erase')).body;
    const [up] = orders.flatMap((order) => order.handUps);
    const content = (await staff.admin.send<HandedUp>('GET', `/v1/hand-ups/${up?.id}`)).body;
    expect(content.commands).toMatchObject([
      { envelope: { args: { body: 'too late to be sent' } }, state: 'refused', refusal: { kind: 'inactive' } },
    ]);
  });
});
