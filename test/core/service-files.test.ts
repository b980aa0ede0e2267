// What a service file knows of somebody, said on two real devices without each other's knowledge.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId, DefinitionId, OrganisationId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const phone = { kind: 'phone', value: '138 0013 0101', label: '' } as const;
const customer = async (on: CoreDevice, customerId: CustomerId) =>
  (await on.client.call('customers.get', { customerId })).fields;

/** The server's time as the device knows it. */
const timeOn = async ({ client }: CoreDevice) => (await client.call('board.get', { zone: 'UTC' })).asOf.at;

/** Two devices without a network that both know a customer. */
async function apart() {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const saved = await anna.client.run('customer.add', { name: '王小明', contactPoints: [phone] });
  const customerId = saved.made?.id as CustomerId;
  await anna.settled();
  await eventually(() => customer(chen, customerId));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  return { anna, chen, customerId };
}

async function onBoth(devices: readonly CoreDevice[], check: (on: CoreDevice) => Promise<void>) {
  for (const each of devices)
    await eventually(async () => {
      await each.client.call('sync.now', {});
      await check(each);
    });
}

describe('two devices without a network', () => {
  it('say different things of one contact point: both stand', async () => {
    const { anna, chen, customerId } = await apart();
    await anna.client.run('customer.edit', { customerId, points: [{ ...phone, verified: true }] });
    await chen.client.run('customer.edit', {
      customerId,
      points: [{ ...phone, preferred: true, doNotContact: { from: 1320, to: 480 } }],
    });
    await workOnline(anna);
    await workOnline(chen);
    await onBoth([anna, chen], async (on) => {
      expect((await customer(on, customerId)).contactPoints).toEqual([
        { ...phone, verifiedAt: expect.any(Number), preferred: true, doNotContact: { from: 1320, to: 480 } },
      ]);
    });
  });

  it('hear a yes and then a no: the no counts, though the yes arrives last', async () => {
    const { anna, chen, customerId } = await apart();
    await anna.client.run('customer.edit', { customerId, consents: [{ key: 'sms', state: 'granted', how: '电话' }] });
    const saidAt = (await customer(anna, customerId)).consents[0]?.since ?? Number.NaN;
    // On a busy machine the two know the server's time to some milliseconds only.
    await eventually(async () => expect(await timeOn(chen)).toBeGreaterThan(saidAt));
    await chen.client.run('customer.edit', { customerId, consents: [{ key: 'sms', state: 'refused', how: '短信' }] });
    await workOnline(chen);
    await chen.settled();
    await workOnline(anna);
    await onBoth([anna, chen], async (on) => {
      expect((await customer(on, customerId)).consents).toMatchObject([{ key: 'sms', state: 'refused', how: '短信' }]);
    });
  });

  it('write down dates and needs: all of it is there in the end', async () => {
    const { anna, chen, customerId } = await apart();
    const birthday = { kind: 'birthday', label: '', month: 2, day: 29, year: null } as const;
    const wedding = { kind: 'anniversary', label: '结婚', month: 10, day: 1, year: 2010 } as const;
    await anna.client.run('customer.edit', {
      customerId,
      set: { specialNeeds: '听力不好' },
      add: { importantDates: [birthday] },
    });
    await chen.client.run('customer.edit', {
      customerId,
      set: { preferences: '只用微信' },
      add: { importantDates: [birthday, wedding] },
    });
    await workOnline(anna);
    await workOnline(chen);
    await onBoth([anna, chen], async (on) => {
      const { specialNeeds, preferences, importantDates } = await customer(on, customerId);
      expect({ specialNeeds, preferences }).toEqual({ specialNeeds: '听力不好', preferences: '只用微信' });
      expect(importantDates).toHaveLength(2);
      expect(importantDates).toEqual(expect.arrayContaining([birthday, wedding]));
    });
    // Taken away by what the server made of it, whose order of names is its own.
    await chen.client.run('customer.edit', { customerId, remove: { importantDates: [birthday] } });
    await chen.settled();
    await onBoth([anna], async (on) => expect((await customer(on, customerId)).importantDates).toEqual([wedding]));
  });
});

it('a field of the workspace’s own for customers is filled in without a network and reaches everybody', async () => {
  const [root, anna, chen] = await Promise.all([device('root'), device('anna'), device('chen')]);
  const content = { of: 'customer', kind: 'text', help: '', types: [], required: 'never', choices: [] } as const;
  const saved = await root.client.run('definition.save', {
    ...{ kind: 'case-field', name: '楼层' },
    content: content as never,
  });
  await root.settled();
  const key = saved.made?.id as DefinitionId;
  await eventually(async () => {
    await anna.client.call('sync.now', {});
    expect((await anna.client.call('definitions.list', { kind: 'case-field' })).map(({ id }) => id)).toContain(key);
  });
  await workOffline(anna);
  const made = await anna.client.run('customer.add', { name: '李雷', custom: [{ key, value: '三楼' }] });
  const customerId = made.made?.id as CustomerId;
  await workOnline(anna);
  await onBoth([chen], async (on) => expect((await customer(on, customerId)).custom).toEqual([{ key, value: '三楼' }]));
});

it('an organisation is edited on two devices: what is said of its contact points is kept, and its people are found', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const made = await anna.client.run('organisation.add', { name: '海星物业', contactPoints: [phone] });
  const organisationId = made.made?.id as OrganisationId;
  const person = await anna.client.run('customer.add', { name: '唐素芬', organisationId });
  await anna.settled();
  await eventually(() => chen.client.call('organisations.get', { organisationId }));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  const mail = { kind: 'email', value: 'info@haixing.example', label: '' } as const;
  await anna.client.run('organisation.edit', { organisationId, add: { contactPoints: [mail] } });
  await chen.client.run('organisation.edit', {
    organisationId,
    set: { notes: '周三不上班' },
    points: [{ kind: 'phone', value: phone.value, label: '总机' }],
  });
  await workOnline(anna);
  await workOnline(chen);
  await onBoth([anna, chen], async (on) => {
    const { fields, people } = await on.client.call('organisations.get', { organisationId });
    expect(fields).toMatchObject({ notes: '周三不上班', contactPoints: [{ ...phone, label: '总机' }, mail] });
    expect(people.rows.map(({ id }) => id)).toEqual([person.made?.id]);
    expect((await on.client.call('organisations.find', { text: '海星' })).rows).toEqual([
      { id: organisationId, name: '海星物业', accountManagerName: null, people: 1 },
    ]);
  });
});
