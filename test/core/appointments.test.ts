import { beforeAll, describe, expect, it } from 'vitest';
import type { AgentId, AppointmentId, CustomerId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const hour = 3_600_000;
const agentOf = async ({ client }: CoreDevice): Promise<AgentId> =>
  (await client.call('session.get', {})).agent?.id ?? expect.unreachable('nobody is signed in');
const customer = async ({ client }: CoreDevice, name: string) =>
  (await client.run('customer.add', { name })).made?.id as CustomerId;

async function book(on: CoreDevice, agentId: AgentId, customerId: CustomerId, startsAt: number, more: object = {}) {
  const asked = { customerId, teamId: server.teamId, kind: 'visit', agentId, startsAt, minutes: 60, ...more } as const;
  return (await on.client.run('appointment.book', asked)).made?.id as AppointmentId;
}
const seen = ({ client }: CoreDevice, appointmentId: AppointmentId) =>
  client.call('appointments.get', { appointmentId });
const clashes = async ({ client }: CoreDevice) => (await client.call('appointments.clashes', {})).map(({ id }) => id);

describe('two who book the same agent without a network', () => {
  it('both bookings stand, both see that they clash and which came first, until one is moved', async () => {
    const [anna, chen] = [await device('anna'), await device('chen')];
    const annaId = await agentOf(anna);
    const [wang, li] = [await customer(anna, '王小明'), await customer(anna, '李雷')];
    await anna.settled();
    await chen.settled();
    await workOffline(anna);
    await workOffline(chen);
    const startsAt = Date.now() + 24 * hour;
    const hers = await book(anna, annaId, wang, startsAt);
    const his = await book(chen, annaId, li, startsAt + hour / 2);
    expect(await clashes(anna)).toEqual([]);
    expect(await clashes(chen)).toEqual([]);

    await workOnline(anna);
    await workOnline(chen);
    await eventually(async () => {
      for (const each of [anna, chen]) {
        expect((await seen(each, hers))?.clashes).toMatchObject([{ id: his, cameFirst: false }]);
        expect((await seen(each, his))?.clashes).toMatchObject([{ id: hers, cameFirst: true }]);
      }
      // Both are in her diary; he booked one of them.
      expect(await clashes(anna)).toEqual([hers, his]);
      expect(await clashes(chen)).toEqual([his]);
    });
    expect((await chen.client.call('sync.get', {})).needsYou).toBe(0);

    const moved = { appointmentId: his, startsAt: startsAt + 3 * hour, minutes: 60, agentId: annaId, place: '' };
    await chen.client.run('appointment.reschedule', { ...moved, reason: '与另一预约冲突' });
    await chen.settled();
    await eventually(async () => {
      for (const each of [anna, chen]) expect(await clashes(each)).toEqual([]);
      expect(await seen(anna, his)).toMatchObject({ moves: { count: 1, lastReason: '与另一预约冲突' } });
    });
  });
});

describe('two who move the same appointment without a network', () => {
  it('the later arrival stands, nothing is lost: both moves are kept, and the time is a conflict to settle', async () => {
    const [anna, chen] = [await device('anna'), await device('chen')];
    const annaId = await agentOf(anna);
    const startsAt = Date.now() + 48 * hour;
    const id = await book(anna, annaId, await customer(anna, '韩梅梅'), startsAt);
    await anna.settled();
    await chen.settled();
    await workOffline(anna);
    await workOffline(chen);
    const same = { appointmentId: id, minutes: 60, agentId: annaId, place: '' };
    await anna.client.run('appointment.reschedule', { ...same, startsAt: startsAt + hour, reason: '早一点' });
    await chen.client.run('appointment.reschedule', { ...same, startsAt: startsAt + 2 * hour, reason: '晚一点' });
    await workOnline(anna);
    await workOnline(chen);
    await eventually(async () => {
      for (const each of [anna, chen]) {
        expect(await seen(each, id)).toMatchObject({
          startsAt: startsAt + 2 * hour,
          moves: { count: 2, lastReason: '晚一点' },
          saveState: 'on-server',
        });
        const { rows } = await each.client.call('conflicts.list', {});
        expect(rows).toMatchObject([
          { collection: 'appointment', recordId: id, field: 'startsAt', customerName: '韩梅梅' },
        ]);
      }
    });
  });

  it('a yes to the time that was, or an end of what is over, is told to its author', async () => {
    const [anna, chen] = [await device('anna'), await device('chen')];
    const annaId = await agentOf(anna);
    const startsAt = Date.now() - hour;
    const id = await book(anna, annaId, await customer(anna, '林涛'), startsAt);
    await anna.settled();
    await chen.settled();
    await workOffline(chen);
    await chen.client.run('appointment.settle', { appointmentId: id, to: 'no-show' });
    await anna.client.run('appointment.settle', { appointmentId: id, to: 'done', remark: '已修好' });
    await anna.settled();
    await workOnline(chen);
    await eventually(async () => {
      expect(await seen(chen, id)).toMatchObject({ state: 'done', remark: '已修好' });
      expect((await chen.client.call('outbox.list', { group: 'needs-you' })).rows).toMatchObject([
        { name: 'appointment.settle', refusal: { kind: 'already-done' } },
      ]);
    });
  });
});

describe('an appointment on a case', () => {
  it('stands in its timeline, takes its time from what is free, and goes with it to another team', async () => {
    const anna = await device('anna');
    const annaId = await agentOf(anna);
    const caseId = await openedCase(anna, '门锁');
    const free = { teamId: server.teamId, agentId: annaId, kind: 'visit', minutes: 60, zone: 'Asia/Shanghai' } as const;
    const asked = { ...free, from: Date.now() + 200 * hour };
    const [slot] = await anna.client.call('appointments.free', asked);
    expect(slot).toMatchObject({ agents: [{ id: annaId }] });
    const at = slot?.from ?? 0;
    const id = await book(anna, annaId, await customer(anna, '赵六'), at, { caseId, place: '解放路 1 号' });
    const [next] = await anna.client.call('appointments.free', asked);
    // The visit, and the way from it.
    expect(next?.from).toBeGreaterThanOrEqual(at + 1.5 * hour);
    const lines = await anna.client.call('cases.timeline', { caseId });
    expect(lines.find(({ kind }) => kind === 'appointment')).toMatchObject({
      data: { appointmentId: id, to: 'booked', from: at },
    });
    await anna.settled();
    expect(await anna.client.call('appointments.list', { caseId })).toMatchObject([{ id, saveState: 'on-server' }]);
  });
});
