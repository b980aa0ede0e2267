// Assets, orders and contracts on two real devices and a real server, without a network and back on it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CustomerId, HoldingId, OrganisationId } from '#domain/model/ids.ts';
import { followUpOfTerm } from '#domain/rules/holding-term.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { fieldsOf, openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const holding = (on: CoreDevice, holdingId: HoldingId) => on.client.call('holdings.get', { holdingId });
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).rows;
const conflicts = async (on: CoreDevice) => (await on.client.call('conflicts.list', {})).rows;

async function has(on: CoreDevice, input: Partial<CommandInput<'holding.add'>> = {}) {
  const customerId = (await on.client.run('customer.add', { name: '王小明' })).made?.id as CustomerId;
  const asset = { kind: 'asset', customerId, name: '智能门锁', endsOn: '2026-12-31', ...input } as const;
  const id = (await on.client.run('holding.add', asset)).made?.id as HoldingId;
  return { customerId, id };
}

/** Two devices without a network that both know the thing. */
async function apart(input: Partial<CommandInput<'holding.add'>> = {}) {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const made = await has(anna, input);
  await anna.settled();
  await eventually(() => holding(chen, made.id));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  return { anna, chen, ...made };
}

async function sameOnBoth(devices: readonly CoreDevice[], check: (on: CoreDevice) => Promise<void>) {
  for (const each of devices)
    await eventually(async () => {
      await each.client.call('sync.now', {});
      await check(each);
    });
}

it('is written down without a network, found by its number at once, and comes to the colleague', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  await workOffline(anna);
  const { customerId, id } = await has(anna, { number: 'SN-77 001' });
  expect(await holding(anna, id)).toMatchObject({ saveState: 'saved-here', customerName: '王小明' });
  expect((await anna.client.call('search.list', { text: 'sn77' })).holdings.hits.map((hit) => hit.id)).toEqual([id]);
  const caseId = await openedCase(anna, '门锁打不开', { customerId, holdingId: id });
  await workOnline(anna);
  await sameOnBoth([anna, chen], async (on) => {
    expect(await holding(on, id)).toMatchObject({ saveState: 'on-server', cases: 1, fields: { number: 'SN-77 001' } });
    expect((await on.client.call('holdings.ofCase', { caseId })).chosen?.id).toBe(id);
    expect((await on.client.call('customers.list', { text: 'SN-77' })).rows.map((row) => row.id)).toEqual([customerId]);
  });
});

it('keeps what both wrote: other fields both, texts line by line, the same field with a conflict that can be settled', async () => {
  const { anna, chen, id } = await apart({ details: '一\n二\n三' });
  await anna.client.run('holding.edit', { holdingId: id, set: { place: '前门', details: '零\n一\n二\n三' } });
  await anna.client.run('holding.edit', { holdingId: id, set: { endsOn: '2027-12-31' } });
  await chen.client.run('holding.edit', { holdingId: id, set: { model: 'L2', details: '一\n二\n三\n四' } });
  await chen.client.run('holding.edit', { holdingId: id, set: { endsOn: '2028-12-31' } });
  await workOnline(anna);
  await workOnline(chen);
  const settled = { place: '前门', model: 'L2', details: '零\n一\n二\n三\n四' };
  await sameOnBoth([anna, chen], async (on) => {
    expect((await holding(on, id)).fields).toMatchObject({ ...settled, endsOn: '2028-12-31' });
  });
  const [conflict] = (await conflicts(anna)).filter(({ recordId }) => recordId === id);
  expect(conflict).toMatchObject({ field: 'endsOn', theirs: '2027-12-31', mine: '2028-12-31', customerName: '王小明' });
  await anna.client.run('conflict.resolve', { conflictId: conflict?.id ?? '', value: '2027-12-31' });
  await workOnline(anna);
  await sameOnBoth([anna, chen], async (on) => {
    expect((await holding(on, id)).fields.endsOn).toBe('2027-12-31');
    expect((await conflicts(on)).filter(({ recordId }) => recordId === id)).toEqual([]);
  });
});

it('is taken out of use on both, and each learns of it once', async () => {
  const { anna, chen, id } = await apart();
  for (const on of [anna, chen])
    await on.client.run('holding.retire', { holdingId: id, retired: true, reason: '已退回' });
  await workOnline(anna);
  await workOnline(chen);
  await sameOnBoth([anna, chen], async (on) => {
    expect((await holding(on, id)).fields).toMatchObject({ retiredWhy: '已退回' });
    expect(await on.client.call('holdings.expiring', { today: '2026-12-01', days: 60 })).not.toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id })]),
    });
  });
  expect(await conflicts(chen)).toEqual([]);
});

it('gets one follow-up about its end, whoever thought of it on whichever device', async () => {
  const { anna, chen, id, customerId } = await apart();
  const plan = async (on: CoreDevice) => {
    const { teams } = await on.client.call('people.list', {});
    const { agent } = await on.client.call('session.get', {});
    return on.client.run('holding.follow-up', {
      ...{ holdingId: id, endsOn: '2026-12-31', teamId: teams[0]?.id ?? '', ownerId: agent?.id ?? '' },
      ...{ dueAt: Date.UTC(2026, 11, 1), promise: '沟通续保' },
    });
  };
  await plan(anna);
  await plan(chen);
  await workOnline(anna);
  await workOnline(chen);
  const followUpId = followUpOfTerm(id, '2026-12-31');
  await sameOnBoth([anna, chen], async (on) => {
    const { followUps } = await on.client.call('customers.get', { customerId });
    expect(followUps.map((each) => each.id)).toEqual([followUpId]);
    expect((await holding(on, id)).followUp).toMatchObject({ isOpen: true });
  });
  // Who came second is told that it is arranged already; nothing of it is lost in silence.
  expect((await needsYou(chen)).map(({ name, refusal }) => [name, refusal?.kind])).toEqual([
    ['holding.follow-up', 'exists'],
  ]);
});

it('follows a customer who is merged, and comes back with them', async () => {
  const anna = await device('anna');
  const { customerId, id } = await has(anna);
  const intoId = (await anna.client.run('customer.add', { name: '王晓明' })).made?.id as CustomerId;
  const held = async (of: CustomerId) =>
    (await anna.client.call('holdings.list', { customerId: of })).map((each) => each.id);
  await anna.client.run('customer.merge', { customerId, intoId });
  expect(await held(intoId)).toEqual([id]);
  expect(await holding(anna, id)).toMatchObject({ customerId: intoId, customerName: '王晓明' });
  await anna.client.run('customer.unmerge', { customerId });
  expect(await held(intoId)).toEqual([]);
  expect(await held(customerId)).toEqual([id]);
});

it('of two who name another thing on one case the later stands, and the other is kept', async () => {
  const { anna, chen, id, customerId } = await apart();
  await Promise.all([workOnline(anna), workOnline(chen)]);
  const other = (await anna.client.run('holding.add', { kind: 'order', customerId, name: '电池' })).made
    ?.id as HoldingId;
  const caseId = await openedCase(anna, '没电了', { customerId });
  await anna.settled();
  await eventually(() => fieldsOf(chen, caseId));
  await eventually(() => holding(chen, other));
  await Promise.all([workOffline(anna), workOffline(chen)]);
  await anna.client.run('case.edit', { caseId, set: { holdingId: id } });
  await chen.client.run('case.edit', { caseId, set: { holdingId: other } });
  await workOnline(anna);
  await workOnline(chen);
  await sameOnBoth([anna, chen], async (on) => {
    expect((await fieldsOf(on, caseId)).holdingId).toBe(other);
    expect((await conflicts(on)).filter((each) => each.caseId === caseId)).toMatchObject([
      { field: 'holdingId', theirs: id, mine: other },
    ]);
  });
});

it('a service plan is the organisation’s, whose customers’ cases show it; each review has a follow-up of its own', async () => {
  const [anna, ben] = await Promise.all([device('anna'), device('ben')]);
  const organisationId = (await anna.client.run('organisation.add', { name: '晨星学校' })).made?.id as OrganisationId;
  const customerId = (await anna.client.run('customer.add', { name: '李老师', organisationId })).made?.id as CustomerId;
  const { agent } = await ben.client.call('session.get', {});
  const plan = { kind: 'plan', organisationId, name: '校园服务计划', details: '4 小时到场\n每季度巡检' } as const;
  const made = await anna.client.run('holding.add', { ...plan, endsOn: '2026-12-01', ownerId: agent?.id ?? null });
  const id = made.made?.id as HoldingId;
  const caseId = await openedCase(anna, '投影机故障', { customerId });
  await anna.settled();
  await eventually(async () => {
    const { choices } = await ben.client.call('holdings.ofCase', { caseId });
    expect(choices.map(({ fields }) => fields.details)).toEqual([plan.details]);
  });
  const ofBen = await ben.client.call('holdings.expiring', { today: '2026-11-22', of: 'me', days: 30 });
  expect(ofBen.rows.map((row) => [row.id, row.keeperId])).toEqual([[id, agent?.id]]);
  const { teams } = await ben.client.call('people.list', {});
  for (const endsOn of ['2026-12-01', '2027-03-01']) {
    await ben.client.run('holding.edit', { holdingId: id, set: { endsOn, place: endsOn } });
    await ben.client.run('holding.follow-up', {
      ...{ holdingId: id, endsOn, teamId: teams[0]?.id ?? '', ownerId: agent?.id ?? '' },
      ...{ dueAt: Date.parse(endsOn), promise: '回顾服务计划' },
    });
  }
  await ben.settled();
  const promised = await ben.client.call('followUps.list', {});
  expect(promised.filter(({ promise }) => promise === '回顾服务计划').map((each) => each.id)).toEqual([
    followUpOfTerm(id, '2026-12-01'),
    followUpOfTerm(id, '2027-03-01'),
  ]);
});

it('goes with the customer who is erased, on the server and on every device', async () => {
  const [anna, root] = await Promise.all([device('anna'), device('root')]);
  const { customerId, id } = await has(anna, { name: '不可留下的门锁' });
  await anna.client.run('holding.edit', { holdingId: id, set: { place: '不可留下的地点' } });
  await anna.settled();
  await eventually(() => holding(root, id));
  await root.client.call('customers.erase', { customerId });
  await eventually(async () => {
    await anna.client.call('sync.now', {});
    await expect(holding(anna, id)).rejects.toThrow();
  });
  expect((await anna.client.call('search.list', { text: '不可留下' })).holdings.hits).toEqual([]);
});
