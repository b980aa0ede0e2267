// What else may help a customer, on two real devices and a real server, without a network and back on it.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CustomerId, RecommendationId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startQuickTeam();
  return () => team.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: team.url });
const listed = (on: CoreDevice, customerId: CustomerId) => on.client.call('recommendations.list', { customerId });
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).rows;

async function suggested(on: CoreDevice, input: Partial<CommandInput<'recommendation.suggest'>> = {}) {
  const customerId = (await on.client.run('customer.add', { name: '王小明' })).made?.id as CustomerId;
  const made = await on.client.run('recommendation.suggest', { customerId, text: '备用电池', ...input });
  return { customerId, id: made.made?.id as RecommendationId };
}

async function states(on: CoreDevice, customerId: CustomerId) {
  await on.client.call('sync.now', {});
  return (await listed(on, customerId)).map(({ state, saveState }) => [state, saveState]);
}

it('is suggested, told and answered without a network, and the colleague sees all of it', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  await workOffline(anna);
  const { customerId, id: recommendationId } = await suggested(anna, { reason: '常常没电' });
  await anna.client.run('recommendation.tell', { recommendationId, way: 'phone', asked: true });
  await anna.client.run('recommendation.answer', { recommendationId, to: 'accepted', note: '下周来取' });
  expect(await listed(anna, customerId)).toMatchObject([{ state: 'accepted', saveState: 'saved-here' }]);
  await workOnline(anna);
  await anna.settled();
  await eventually(async () => {
    expect(await states(chen, customerId)).toEqual([['accepted', 'on-server']]);
  });
  const [seen] = await listed(chen, customerId);
  expect(seen).toMatchObject({ text: '备用电池', reason: '常常没电', suggestedByName: '安娜' });
  expect(seen?.steps.map(({ to, way, byName, note }) => [to, way, byName, note])).toEqual([
    ['told', 'phone', '安娜', ''],
    ['accepted', null, '安娜', '下周来取'],
  ]);
  const { rows } = await chen.client.call('customers.timeline', { customerId });
  expect(rows).toMatchObject([{ kind: 'recommendation', state: 'accepted', text: '备用电池' }]);
});

it('is told on a channel with consent alone: on the device, and on the server where consent was taken back meanwhile', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const { customerId, id: recommendationId } = await suggested(anna);
  const tell = () => anna.client.run('recommendation.tell', { recommendationId, way: 'sms' });
  await expect(tell()).rejects.toMatchObject({ kind: 'no-consent' });
  const consents = (state: 'granted' | 'refused') => ({
    customerId,
    consents: [{ key: 'sms' as const, state, how: '' }],
  });
  await anna.client.run('customer.edit', consents('granted'));
  await anna.settled();
  await eventually(async () => expect(await listed(chen, customerId)).toHaveLength(1));
  await workOffline(anna);
  await chen.client.run('customer.edit', consents('refused'));
  await chen.settled();
  await tell();
  expect(await listed(anna, customerId)).toMatchObject([{ state: 'told' }]);
  await workOnline(anna);
  await eventually(async () => {
    expect((await needsYou(anna)).map(({ name, refusal }) => [name, refusal?.kind])).toEqual([
      ['recommendation.tell', 'no-consent'],
    ]);
  });
  expect(await listed(anna, customerId)).toMatchObject([{ state: 'suggested' }]);
});

it('of two who tell them at once the first stands, and the second is told', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const { customerId, id: recommendationId } = await suggested(anna);
  await anna.settled();
  await eventually(async () => expect(await listed(chen, customerId)).toHaveLength(1));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  const asked = { recommendationId, way: 'phone', asked: true } as const;
  await anna.client.run('recommendation.tell', { ...asked, answer: 'declined' });
  await chen.client.run('recommendation.tell', asked);
  await workOnline(anna);
  await anna.settled();
  await workOnline(chen);
  await eventually(async () => {
    for (const on of [anna, chen]) expect(await states(on, customerId)).toEqual([['declined', 'on-server']]);
    expect((await needsYou(chen)).map(({ refusal }) => refusal?.kind)).toEqual(['already-done']);
  });
});

it('follows a customer who is merged, comes back with them, and stays where its case goes to another team', async () => {
  const anna = await device('anna');
  const customerId = (await anna.client.run('customer.add', { name: '李雷' })).made?.id as CustomerId;
  const caseId = await openedCase(anna, '没电了', { customerId });
  await anna.client.run('recommendation.suggest', { customerId, caseId, text: '充电座' });
  const intoId = (await anna.client.run('customer.add', { name: '李蕾' })).made?.id as CustomerId;
  await anna.client.run('customer.merge', { customerId, intoId });
  expect(await listed(anna, intoId)).toMatchObject([{ text: '充电座', customerId: intoId, caseId }]);
  await anna.client.run('customer.unmerge', { customerId });
  expect(await listed(anna, intoId)).toEqual([]);
  expect(await listed(anna, customerId)).toHaveLength(1);
});

it('is in the customer’s complete file, and goes with the customer who is erased', async () => {
  const [anna, root] = await Promise.all([device('anna'), device('root')]);
  const { customerId } = await suggested(anna, { text: '不可留下的建议' });
  await anna.settled();
  const asked = { id: randomUUID(), customerId, internal: false, identity: false };
  const { file } = await anna.client.call('customers.file', asked);
  expect(file.records.recommendation).toMatchObject([
    { text: '不可留下的建议', suggestedAt: expect.stringMatching(/Z$/) },
  ]);
  await eventually(async () => expect(await listed(root, customerId)).toHaveLength(1));
  await root.client.call('customers.erase', { customerId });
  await eventually(async () => {
    await anna.client.call('sync.now', {});
    expect(await listed(anna, customerId)).toEqual([]);
  });
});
