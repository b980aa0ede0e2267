// Reviews and what is decided in them, on real devices and a real server.
import { beforeAll, expect, it } from 'vitest';
import type { AgentId, ImprovementActionId, ServiceReviewId } from '#domain/model/ids.ts';
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
const dayMs = 24 * 3_600_000;
const today = new Date().toISOString().slice(0, 10);
const inAWeek = new Date(Date.now() + 7 * dayMs).toISOString().slice(0, 10);

async function started({ client }: CoreDevice, title: string): Promise<ServiceReviewId> {
  const days = { firstDay: today, lastDay: today, zone: 'UTC' };
  return (await client.run('service-review.start', { title, ...days })).made?.id as ServiceReviewId;
}

const view = ({ client }: CoreDevice, reviewId: ServiceReviewId) => client.call('serviceReviews.get', { reviewId });
const mine = ({ client }: CoreDevice) => client.call('improvements.list', {});
const idOf = async ({ client }: CoreDevice) =>
  (await client.call('session.get', {})).agent?.id ?? expect.unreachable('nobody is signed in');

async function synced(...devices: readonly CoreDevice[]): Promise<void> {
  for (const { client } of devices) await client.call('sync.now', {});
}

async function added({ client }: CoreDevice, reviewId: ServiceReviewId, ownerId: AgentId, text: string) {
  const saved = await client.run('improvement.add', { reviewId, text, ownerId, dueOn: inAWeek });
  return saved.made?.id as ImprovementActionId;
}

it('what a lead decides without a network reaches its owner, who settles it; the next review tells so', async () => {
  const [ben, anna] = await Promise.all([device('ben'), device('anna')]);
  const annaId = await idOf(anna);
  await workOffline(ben);
  const first = await started(ben, '第一次');
  const actionId = await added(ben, first, annaId, '补充门锁话术');
  const left = await added(ben, first, annaId, '更换供应商');
  expect((await view(ben, first)).decided.map(({ saveState }) => saveState)).toEqual(['saved-here', 'saved-here']);
  await workOnline(ben);

  await eventually(async () => {
    await synced(anna);
    expect((await mine(anna)).map(({ text }) => text).sort()).toEqual(['更换供应商', '补充门锁话术'].sort());
  });
  // The review itself is for leads.
  expect(await anna.client.call('serviceReviews.list', {})).toEqual([]);
  await anna.client.run('improvement.settle', { actionId, to: 'done', outcome: '话术已上线' });
  await anna.settled();

  await eventually(async () => {
    await synced(ben);
    expect((await view(ben, first)).decided.find(({ id }) => id === actionId)?.state).toBe('done');
  });
  const second = await started(ben, '第二次');
  const carried = async (of: ServiceReviewId) =>
    (await view(ben, of)).carried.map(({ id, state, outcome }) => [id, state, outcome]);
  expect(await carried(second)).toEqual([
    [left, 'open', ''],
    [actionId, 'done', '话术已上线'],
  ]);
  expect(await carried(await started(ben, '第三次'))).toEqual([[left, 'open', '']]);
});

it('a closed review keeps its figures, whatever happens afterwards, until it is opened again', async () => {
  const ben = await device('ben');
  const reviewId = await started(ben, '关闭');
  const figures = async (kept: boolean) => {
    const pack = await ben.client.call('serviceReviews.figures', { reviewId, kept });
    return pack.figures.find(({ metric }) => metric === 'created')?.value;
  };
  await openedCase(ben, '第一件');
  const before = await figures(true);
  expect(before).toBeGreaterThan(0);
  const pack = await ben.client.call('serviceReviews.figures', { reviewId });
  await ben.client.run('service-review.close', {
    ...{ reviewId, figures: pack.figures },
    examples: pack.examples.map(({ caseId, why }) => ({ caseId, why })),
  });
  await openedCase(ben, '第二件');
  expect([await figures(true), await figures(false)]).toEqual([before, (before ?? 0) + 1]);
  await ben.client.run('service-review.reopen', { reviewId });
  expect(await figures(true)).toBe((before ?? 0) + 1);
  await ben.settled();
});

it('two who write notes at once, cut off from one another, keep both', async () => {
  const [ben, again] = await Promise.all([device('ben'), device('ben')]);
  const reviewId = await started(ben, '纪要');
  await ben.client.run('service-review.edit', { reviewId, set: { summary: '一\n二\n三' } });
  await ben.settled();
  await eventually(async () => {
    await synced(again);
    expect((await view(again, reviewId)).summary).toBe('一\n二\n三');
  });
  await Promise.all([workOffline(ben), workOffline(again)]);
  await ben.client.run('service-review.edit', { reviewId, set: { summary: '一号\n二\n三' } });
  await again.client.run('service-review.edit', { reviewId, set: { summary: '一\n二\n三号' } });
  await workOnline(ben);
  await workOnline(again);
  for (const on of [ben, again])
    await eventually(async () => {
      await synced(on);
      expect((await view(on, reviewId)).summary).toBe('一号\n二\n三号');
    });
});

it('notes on a review that was closed meanwhile are kept for their author', async () => {
  const [ben, again] = await Promise.all([device('ben'), device('ben')]);
  const reviewId = await started(ben, '太晚');
  await ben.settled();
  await eventually(async () => {
    await synced(again);
    expect((await view(again, reviewId)).state).toBe('open');
  });
  await workOffline(again);
  await again.client.run('service-review.edit', { reviewId, set: { summary: '迟到的话' } });
  await ben.client.run('service-review.close', { reviewId, figures: [], examples: [] });
  await ben.settled();
  await workOffline(again, false);
  await eventually(async () => {
    const { rows } = await again.client.call('outbox.list', { group: 'needs-you' });
    expect(rows.map(({ name, args }) => [name, args])).toEqual([
      ['service-review.edit', { reviewId, set: { summary: '迟到的话' } }],
    ]);
  });
});
