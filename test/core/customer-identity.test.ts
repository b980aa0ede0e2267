// An identity number on real devices: an agent enters it without a network, leads alone can look at it, and nothing of it stays with the agent.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { workOffline, workOnline } from '../harness/work-on-cases.ts';
import { filesWith } from './erase/scan-files.ts';

const number = '11010519491231002X';
const mask = '••••002X';
const key = new Uint8Array(32).fill(7);

let team: TeamServer;
beforeAll(async () => {
  team = await startQuickTeam();
  return () => team.close();
});

const device = (login: string, folder = temporaryFolder()) => deviceOfTest(login, { serverUrl: team.url, folder });

async function known(on: CoreDevice): Promise<CustomerId> {
  const customerId = (await on.client.run('customer.add', { name: '王小明' })).made?.id as CustomerId;
  await on.settled();
  return customerId;
}

const maskOn = async ({ client }: CoreDevice, customerId: CustomerId) =>
  (await client.call('customers.get', { customerId })).fields.identityMask;
const history = async ({ client }: CoreDevice, customerId: CustomerId) =>
  (await client.call('customers.history', { customerId })).lines;

describe('an identity number', () => {
  it('that an agent enters offline is masked for them at once, and after it was sent none of their files holds it', async () => {
    const folder = temporaryFolder();
    const anna = await deviceAtWork('anna', { serverUrl: team.url, folder });
    const customerId = await known(anna);
    await workOffline(anna);
    await anna.client.run('customer.set-identity', { customerId, number: '110105 19491231 002x' });
    expect(await maskOn(anna, customerId)).toBe(mask);
    expect(await anna.client.call('customers.identities', { customerId })).toEqual([
      { customerId, customerName: '王小明', mask },
    ]);
    const waiting = await anna.client.call('outbox.list', { group: 'waiting' });
    expect(waiting.rows).toMatchObject([{ name: 'customer.set-identity', args: { number: null, mask } }]);
    await anna.close();
    // The scan sees where it waits; every one of these files is sealed.
    expect(filesWith(folder, key, number)).not.toEqual([]);

    const again = await startDevice({ serverUrl: team.url, folder });
    await workOnline(again);
    // A complete pull has passed it by then, and the row that stood in for it is gone.
    await again.settled();
    expect(await maskOn(again, customerId)).toBe(mask);
    expect((await again.client.call('customers.list', { text: number })).total).toBe(0);
    expect((await again.client.call('search.list', { text: number })).customers.hits).toEqual([]);
    const sent = await again.client.call('outbox.list', { group: 'sent' });
    expect(JSON.stringify(sent)).not.toContain(number);
    expect(again.logged.join('\n')).not.toContain(number);
    await again.close();
    expect(filesWith(folder, key, number)).toEqual([]);
  });

  it('is shown to a lead who says why, offline too; an agent who asks is refused, and everybody sees that the lead looked', async () => {
    const folder = temporaryFolder();
    const [anna, ben, chen] = [await device('anna'), await device('ben'), await device('chen', folder)];
    const customerId = await known(anna);
    await anna.client.run('customer.set-identity', { customerId, number });
    await anna.settled();
    await eventually(async () => expect(await maskOn(ben, customerId)).toBe(mask));
    await workOffline(ben);
    await expect(ben.client.call('customers.revealIdentity', { customerId, reason: ' ' })).rejects.toMatchObject({
      kind: 'bad-request',
    });
    expect(await ben.client.call('customers.revealIdentity', { customerId, reason: '退款前核实' })).toEqual({ number });
    for (const agent of [anna, chen])
      await expect(
        agent.client.call('customers.revealIdentity', { customerId, reason: 'curious' }),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    await workOnline(ben);
    await eventually(async () => {
      await chen.client.call('sync.now', {});
      expect(await history(chen, customerId)).toMatchObject([
        { kind: 'revealed', byName: 'Ben Weaver', reason: '退款前核实', saveState: 'on-server' },
        { kind: 'identity', byName: '安娜', changes: [{ field: 'identityMask', from: '', to: mask }] },
        { kind: 'added', byName: '安娜' },
      ]);
    });
    await chen.close();
    expect(filesWith(join(folder), key, number)).toEqual([]);
  });

  it('that was taken back before it left, or put aside after a refusal, is forgotten as well', async () => {
    const folder = temporaryFolder();
    const anna = await deviceAtWork('anna', { serverUrl: team.url, folder });
    const customerId = await known(anna);
    await workOffline(anna);
    const { uid } = await anna.client.run('customer.set-identity', { customerId, number });
    await anna.client.call('outbox.cancel', { uid: uid as never });
    expect(await maskOn(anna, customerId)).toBe('');
    await anna.close();
    expect(filesWith(folder, key, number)).toEqual([]);
  });

  it('of a customer who is erased goes from the lead’s device too', async () => {
    const folder = temporaryFolder();
    const [anna, root] = [await device('anna'), await device('root')];
    const ben = await deviceAtWork('ben', { serverUrl: team.url, folder });
    const customerId = await known(anna);
    await anna.client.run('customer.set-identity', { customerId, number: 'ZX4455667788' });
    await anna.settled();
    await eventually(async () => expect(await maskOn(ben, customerId)).toBe('••••7788'));
    await eventually(() => root.client.call('customers.get', { customerId }));
    await root.client.call('customers.erase', { customerId });
    await eventually(async () => {
      await ben.client.call('sync.now', {});
      await expect(ben.client.call('customers.get', { customerId })).rejects.toMatchObject({ kind: 'not-here' });
    });
    await ben.settled();
    await ben.close();
    expect(filesWith(folder, key, 'ZX4455667788')).toEqual([]);
  });
});
