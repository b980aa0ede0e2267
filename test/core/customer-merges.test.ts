// Customers merged, told apart and edited on two real devices, without a network and back on it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });

const phone = (value: string) => ({ kind: 'phone', value, label: '' }) as const;
const customer = (on: CoreDevice, customerId: CustomerId) => on.client.call('customers.get', { customerId });
const duplicates = async (on: CoreDevice) =>
  (await on.client.call('customers.duplicates', {})).rows.map(({ one, other }) => [one.name, other.name].toSorted());
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).rows.length;

async function added(on: CoreDevice, input: CommandInput<'customer.add'>): Promise<CustomerId> {
  return (await on.client.run('customer.add', input)).made?.id as CustomerId;
}

/** Two devices without a network that both know the two customers. */
async function apart(one: CommandInput<'customer.add'>, two: CommandInput<'customer.add'>) {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const [a, b] = [await added(anna, one), await added(anna, two)];
  await anna.settled();
  await eventually(() => customer(chen, b));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  return { anna, chen, a, b };
}

async function sameOnBoth(devices: readonly CoreDevice[], check: (on: CoreDevice) => Promise<void>) {
  for (const each of devices)
    await eventually(async () => {
      await each.client.call('sync.now', {});
      await check(each);
    });
}

describe('two devices without a network', () => {
  it('merge the same customers both ways: one file lives, with everybody’s work in it, and nobody is asked', async () => {
    const { anna, chen, a, b } = await apart(
      { name: '王小明', contactPoints: [phone('138 0013 0001')] },
      { name: '王晓明', contactPoints: [phone('+8613800130001'), phone('010-62345678')] },
    );
    expect(await duplicates(chen)).toContainEqual(['王小明', '王晓明']);
    await anna.client.run('customer.merge', { customerId: a, intoId: b });
    await chen.client.run('customer.merge', { customerId: b, intoId: a });
    // Each sees its own merge at once; what is made for the old file is found in the living one.
    expect((await customer(anna, a)).id).toBe(b);
    expect((await customer(chen, b)).id).toBe(a);
    expect(await duplicates(chen)).not.toContainEqual(['王小明', '王晓明']);
    const [ofAnna, ofChen] = [
      await openedCase(anna, 'of a', { customerId: a }),
      await openedCase(chen, 'of b', { customerId: b }),
    ];
    await workOnline(anna);
    await workOnline(chen);
    await sameOnBoth([anna, chen], async (on) => {
      for (const id of [a, b]) {
        const found = await customer(on, id);
        expect(found.id).toBe(b);
        expect(found.cases.map((row) => row.id).toSorted()).toEqual([ofAnna, ofChen].toSorted());
        expect(found.merged.map((file) => file.id)).toEqual([a]);
      }
    });
    expect(await needsYou(anna)).toBe(0);
    expect(await needsYou(chen)).toBe(0);
    const calling = await anna.client.call('customers.byPhone', { phone: '13800130001' });
    expect(calling.candidates.map((each) => [each.customer.id, each.match])).toEqual([[b, 'same']]);
    expect(calling.candidates[0]?.openCases).toHaveLength(2);
  });

  it('one merges while the other edits: the edit is in the file that goes on, and undoing the merge leaves it there', async () => {
    const { anna, chen, a, b } = await apart(
      { name: '李雷', contactPoints: [phone('13800130002')] },
      { name: '李磊', contactPoints: [phone('13800130002')] },
    );
    await anna.client.run('customer.merge', { customerId: a, intoId: b, choose: { name: 'from' } });
    await chen.client.run('customer.edit', {
      customerId: a,
      set: { tier: 'vip' },
      add: { contactPoints: [phone('13900139002')], tags: ['急'] },
    });
    await workOnline(anna);
    await workOnline(chen);
    await sameOnBoth([anna, chen], async (on) => {
      const { id, fields } = await customer(on, a);
      expect(id).toBe(b);
      expect(fields).toMatchObject({ name: '李雷', tier: 'vip', tags: ['急'] });
      expect(fields.contactPoints.map(({ value }) => value)).toEqual(['13800130002', '13900139002']);
    });
    expect((await chen.client.call('notices.list', {})).map(({ field }) => field)).toEqual([]);
    await chen.client.run('customer.unmerge', { customerId: a });
    await chen.settled();
    await sameOnBoth([anna, chen], async (on) => {
      expect((await customer(on, a)).fields).toMatchObject({ name: '李雷', tier: 'standard' });
      expect((await customer(on, b)).fields).toMatchObject({ name: '李磊', tier: 'vip' });
    });
  });

  it('say that two are two: no device shows them as duplicates again, before and after the network is back', async () => {
    const { anna, chen, a, b } = await apart(
      { name: '赵敏', contactPoints: [phone('13800130003')] },
      { name: '赵民', contactPoints: [phone('13800130003')] },
    );
    const pair = ['赵敏', '赵民'].toSorted();
    expect(await duplicates(anna)).toContainEqual(pair);
    await anna.client.run('customer.tell-apart', { customerId: a, otherId: b });
    expect(await duplicates(anna)).not.toContainEqual(pair);
    expect(await duplicates(chen)).toContainEqual(pair);
    await workOnline(anna);
    await workOnline(chen);
    await sameOnBoth([chen], async (on) => expect(await duplicates(on)).not.toContainEqual(pair));
  });
});

it('the workspace’s area reaches every device, and numbers that were there before are read by it', async () => {
  const [lead, chen] = await Promise.all([device('ben'), device('chen')]);
  await added(chen, { name: '本地客户', contactPoints: [phone('66668888')] });
  const called = async (on: CoreDevice) =>
    (await on.client.call('customers.byPhone', { phone: '021-66668888' })).candidates.map((each) => each.match);
  expect(await called(chen)).toEqual(['same-end']);
  await lead.client.run('definition.save', {
    ...{ definitionId: workspaceSettingsId, kind: 'workspace-settings', name: 'Phones' },
    content: { phones: { country: 'CN', areaCode: '021' } },
  });
  await lead.settled();
  await sameOnBoth([chen], async (on) => expect(await called(on)).toEqual(['same']));
});
