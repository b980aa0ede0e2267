// What customers ask for, put together, reported, answered and told back to them: on two real devices and a real server.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { CaseId, ProductFeedbackId } from '#domain/model/ids.ts';
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
const dueAt = Date.UTC(2030, 0, 15, 2);
const detail = (on: CoreDevice, feedbackId: ProductFeedbackId) => on.client.call('productFeedback.get', { feedbackId });
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).rows;
const whoami = async ({ client }: CoreDevice) =>
  (await client.call('session.get', {})).agent?.id ?? expect.unreachable('nobody is signed in');

async function customer({ client }: CoreDevice, n: number, refuses = false): Promise<string> {
  const added = await client.run('customer.add', {
    name: `客户${n}`,
    contactPoints: [{ kind: 'phone', value: `1380000${String(n).padStart(4, '0')}`, label: '' }],
  });
  const id = added.made?.id ?? expect.unreachable('nobody was added');
  if (refuses)
    await client.run('customer.edit', { customerId: id, consents: [{ key: 'phone', state: 'refused', how: '' }] });
  return id;
}

async function reported(on: CoreDevice, caseIds: readonly CaseId[], problem = '夜里断电'): Promise<ProductFeedbackId> {
  const made = await on.client.run('product-feedback.add', { problem, caseIds, ownerId: await whoami(on) });
  return made.made?.id as ProductFeedbackId;
}

/** Tells everybody of the feedback who is not told yet, as the form does, whatever they wish. */
async function tellAll(on: CoreDevice, feedbackId: ProductFeedbackId) {
  const { round, customers, answer } = await detail(on, feedbackId);
  const me = await whoami(on);
  return on.client.call('productFeedback.tell', {
    ...{ id: randomUUID(), feedbackId, round, channel: 'phone', dueAt },
    plans: customers.map(({ customerId, caseId, assigneeId }) => ({
      ...{ customerId, caseId, ownerId: assigneeId ?? me, promise: `告知：${answer}` },
    })),
  });
}

it('thirty cases that ask alike become one feedback; its answer is told to each customer once, and the colleague sees it', async () => {
  const [anna, ben] = await Promise.all([device('anna'), device('ben')]);
  const wordings = ['门锁夜里断电', '夜里门锁断电了', '門鎖夜裡斷電'];
  for (let n = 0; n < 30; n++) {
    // Of ten nobody knows who asked; the last of the others has refused to be called.
    const customerId = n < 20 ? await customer(anna, n, n === 19) : undefined;
    await openedCase(anna, wordings[n % 3] ?? '', customerId ? { customerId } : {});
  }
  const asked = await anna.client.call('questions.list', { id: randomUUID(), days: 7 });
  const [question] = asked.rows;
  expect(question?.caseIds).toHaveLength(30);

  await workOffline(anna);
  const feedbackId = await reported(anna, question?.caseIds ?? [], question?.subject);
  await anna.client.run('product-feedback.move', { feedbackId, to: 'with-product-team' });
  await anna.client.run('product-feedback.answer', { feedbackId, to: 'answered', answer: '固件 2.2 已修好' });
  const told = await tellAll(anna, feedbackId);
  expect(told).toMatchObject({ done: 19, refused: 1, leftOut: [{ failure: { kind: 'no-consent' } }] });
  await workOnline(anna);
  await anna.settled();

  await eventually(async () => {
    await ben.client.call('sync.now', {});
    const seen = await detail(ben, feedbackId);
    expect([seen.state, seen.caseCount, seen.told, seen.tellings.length]).toEqual(['answered', 30, 19, 19]);
  });
  const seen = await detail(ben, feedbackId);
  expect(seen.customers.filter(({ isTold }) => !isTold).map(({ name }) => name)).toEqual(['客户19']);
  expect(seen.steps.map(({ to, byName }) => [to, byName])).toEqual([
    ['answered', '安娜'],
    ['with-product-team', '安娜'],
    ['open', '安娜'],
  ]);
  const [first] = seen.tellings;
  await ben.client.run('follow-up.complete', { followUpId: first?.id ?? '', outcome: 'reached', note: '' } as never);
  await ben.settled();
  await eventually(async () => {
    const after = await detail(anna, feedbackId);
    expect(after.tellings.find(({ id }) => id === first?.id)).toMatchObject({ status: 'done', outcome: 'reached' });
  });
  const onCase = await ben.client.call('productFeedback.ofCase', { caseId: seen.cases[0]?.id as CaseId });
  expect(onCase).toMatchObject([{ id: feedbackId, state: 'answered' }]);
  const file = await ben.client.call('productFeedback.export', { labels: { 'state.answered': '已答复' } });
  expect([file.rows, file.csv.includes('已答复'), file.csv.includes('固件 2.2 已修好')]).toEqual([1, true, true]);
}, 120_000);

it('two who tell the customers without a network make one follow-up each; an answer of later is told anew', async () => {
  const [anna, ben] = await Promise.all([device('anna'), device('ben')]);
  const cases: CaseId[] = [];
  for (let n = 0; n < 3; n++)
    cases.push((await openedCase(anna, '网关掉线', { customerId: await customer(anna, 100 + n) })) as CaseId);
  const feedbackId = await reported(anna, cases, '网关掉线');
  await anna.client.run('product-feedback.answer', { feedbackId, to: 'declined', answer: '请更换位置' });
  await anna.settled();
  await eventually(async () => {
    await ben.client.call('sync.now', {});
    expect((await detail(ben, feedbackId)).customers).toHaveLength(3);
  });
  await Promise.all([workOffline(anna), workOffline(ben)]);
  expect(await tellAll(anna, feedbackId)).toMatchObject({ done: 3, refused: 0 });
  expect(await tellAll(ben, feedbackId)).toMatchObject({ done: 3, refused: 0 });
  await workOnline(anna);
  await anna.settled();
  await workOnline(ben);
  await eventually(async () => {
    expect((await needsYou(ben)).map(({ refusal }) => refusal?.kind)).toEqual(['exists', 'exists', 'exists']);
  });
  for (const on of [anna, ben])
    await eventually(async () => {
      await on.client.call('sync.now', {});
      expect((await detail(on, feedbackId)).tellings.map(({ ownerName }) => ownerName)).toEqual([
        '安娜',
        '安娜',
        '安娜',
      ]);
    });
  expect(await tellAll(anna, feedbackId)).toMatchObject({ done: 0, refused: 3 });

  const { tellings } = await detail(anna, feedbackId);
  for (const { id } of tellings.slice(0, 2))
    await anna.client.run('follow-up.complete', { followUpId: id, outcome: 'reached', note: '' });
  await anna.client.run('product-feedback.move', { feedbackId, to: 'with-product-team' });
  await anna.client.run('product-feedback.answer', { feedbackId, to: 'answered', answer: '固件 2.3 已修好' });
  // Who is still to be told of the first answer is told both at once.
  expect(await tellAll(anna, feedbackId)).toMatchObject({ done: 2, refused: 1 });
});

it('is changed on both devices: cases come together, of two answers the first stands', async () => {
  const [anna, ben] = await Promise.all([device('anna'), device('ben')]);
  const [one, two, three] = [
    (await openedCase(anna, '导出失败')) as CaseId,
    (await openedCase(anna, '导出失败')) as CaseId,
    (await openedCase(anna, '导出失败')) as CaseId,
  ];
  const feedbackId = await reported(anna, [one], '导出失败');
  await anna.settled();
  await eventually(async () => {
    await ben.client.call('sync.now', {});
    expect((await detail(ben, feedbackId)).caseCount).toBe(1);
  });
  await Promise.all([workOffline(anna), workOffline(ben)]);
  await anna.client.run('product-feedback.cases', { feedbackId, added: [two] });
  await anna.client.run('product-feedback.answer', { feedbackId, to: 'answered', answer: '已修好' });
  await ben.client.run('product-feedback.cases', { feedbackId, added: [three] });
  await ben.client.run('product-feedback.answer', { feedbackId, to: 'declined', answer: '不做' });
  await workOnline(anna);
  await anna.settled();
  await workOnline(ben);
  await eventually(async () => {
    expect((await needsYou(ben)).map(({ refusal }) => refusal?.kind)).toEqual(['already-done']);
  });
  for (const on of [anna, ben])
    await eventually(async () => {
      await on.client.call('sync.now', {});
      const { state, answer, caseCount } = await detail(on, feedbackId);
      expect([state, answer, caseCount]).toEqual(['answered', '已修好', 3]);
    });
});
