import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AgentId, CaseId, FollowUpId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { workOffline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceAtWork(login, { serverUrl: server.url });

const agentOf = async ({ client }: CoreDevice): Promise<AgentId> =>
  (await client.call('session.get', {})).agent?.id ?? expect.unreachable('nobody is signed in');
const open = ({ client }: CoreDevice) => client.call('followUps.list', { owner: 'everyone' });
const hour = 3_600_000;

async function promise(on: CoreDevice, ownerId: AgentId, more: object = {}): Promise<FollowUpId> {
  const asked = { teamId: server.teamId, ownerId, dueAt: Date.now() + hour, promise: '每月回访', ...more };
  return (await on.client.run('follow-up.schedule', asked)).made?.id as FollowUpId;
}

describe('a repeating promise', () => {
  it('has one next, although two devices completed it without a network', async () => {
    const [anna, chen] = [await device('anna'), await device('chen')];
    const repeat = {
      ...{ every: 1, unit: 'month', from: '2026-10-31', minute: 540, zone: 'Asia/Shanghai' },
      ...{ until: null, times: null },
    } as const;
    const first = await promise(anna, await agentOf(anna), { repeat });
    await anna.settled();
    await chen.settled();
    await workOffline(anna, true);
    await workOffline(chen, true);
    for (const each of [anna, chen])
      await each.client.run('follow-up.complete', { followUpId: first, outcome: 'reached' });
    const [next] = (await open(anna)).filter(({ promise }) => promise === '每月回访');
    // Both see it at once, the same, before either heard of the other.
    expect((await open(chen)).filter(({ promise }) => promise === '每月回访')).toMatchObject([{ id: next?.id }]);
    await workOffline(anna, false);
    await anna.settled();
    await workOffline(chen, false);
    await eventually(async () => {
      expect((await chen.client.call('sync.get', {})).needsYou).toBe(1);
      for (const each of [anna, chen]) {
        const found = (await open(each)).filter(({ promise }) => promise === '每月回访');
        expect(found.map(({ id, saveState }) => [id, saveState])).toEqual([[next?.id, 'on-server']]);
      }
    });
    const [refused] = (await chen.client.call('outbox.list', { group: 'needs-you' })).rows;
    expect(refused).toMatchObject({ name: 'follow-up.complete', refusal: { kind: 'already-done' } });
    await Promise.all([anna.close(), chen.close()]);
  });
});

describe('at the end of a shift', () => {
  it('all that is open is handed over in one step, seen by the colleague, and taken back in one', async () => {
    const [anna, chen] = [await device('anna'), await device('chen')];
    const [annaId, chenId] = [await agentOf(anna), await agentOf(chen)];
    const mine: FollowUpId[] = [];
    for (const promised of ['一', '二', '三']) mine.push(await promise(anna, annaId, { promise: promised }));
    const done = await promise(anna, annaId, { promise: '已完成' });
    await anna.client.run('follow-up.complete', { followUpId: done, outcome: 'reached' });
    await workOffline(anna, true);
    const asked = { followUpIds: [...mine, done], toAgentId: chenId, note: '晚班请跟进' };
    const result = await anna.client.call('followUps.handOver', { id: randomUUID(), ...asked });
    expect(result).toMatchObject({ done: 3, refused: 1, leftOut: [{ failure: { kind: 'already-done' } }] });
    await workOffline(anna, false);
    await anna.settled();
    const ownersAt = async (on: CoreDevice) => {
      const found = await open(on);
      return mine.map((id) => found.find((each) => each.id === id)?.ownerId);
    };
    await eventually(async () => expect(await ownersAt(chen)).toEqual([chenId, chenId, chenId]));
    const listed = await chen.client.call('followUps.list', { owner: 'me' });
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(mine));

    // One of them was worked on meanwhile: that one stays.
    await chen.client.run('follow-up.hand-over', { followUpId: mine[0] ?? done, toAgentId: annaId });
    await chen.client.run('follow-up.complete', { followUpId: mine[1] ?? done, outcome: 'reached' });
    await chen.settled();
    await eventually(async () => expect((await ownersAt(anna)).slice(0, 2)).toEqual([annaId, undefined]));
    const undone = await anna.client.call('undo.run', { token: result.undo ?? '', id: randomUUID() });
    expect(undone).toMatchObject({ undone: 1, refused: 2 });
    await anna.settled();
    await eventually(async () => expect(await ownersAt(chen)).toEqual([annaId, undefined, annaId]));
    await Promise.all([anna.close(), chen.close()]);
  });

  it('one that was moved to another day goes back where it was', async () => {
    const anna = await device('anna');
    const id = await promise(anna, await agentOf(anna), { promise: '改天' });
    const dueAt = async () => (await open(anna)).find((each) => each.id === id)?.dueAt;
    const before = await dueAt();
    const moved = await anna.client.run('follow-up.reschedule', { followUpId: id, dueAt: Date.now() + 50 * hour });
    expect(await dueAt()).not.toBe(before);
    await anna.client.call('undo.run', { token: moved.undo ?? '', id: randomUUID() });
    expect(await dueAt()).toBe(before);
    await anna.close();
  });
});

describe('an answer', () => {
  it('is written down offline, reopens the case where the workspace’s rule says so, and a colleague sees it', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const rules = {
      ...{ retries: [{ minutes: 60 }], calendarId: null, remindBefore: 15, remindAfter: null },
      unsatisfied: { upTo: 2, step: 'escalate', level: 1, toAgentId: null, toTeamId: server.teamId },
    };
    const definitionId = '00000000-0000-7000-8000-00000f0110a5' as never;
    await ben.client.run('definition.save', {
      definitionId,
      kind: 'follow-up-rules',
      name: '回访规则',
      content: rules,
    });
    const saved = await anna.client.run('case.open', { subject: '空调不制冷', teamId: server.teamId });
    const caseId = saved.made?.id as CaseId;
    await anna.client.run('case.status', { caseId, to: 'solved' });
    const followUpId = await promise(anna, await agentOf(anna), { caseId, kind: 'satisfaction', promise: '问满意度' });
    await ben.settled();
    await anna.settled();
    await eventually(async () =>
      expect(await anna.client.call('definitions.list', { kind: 'follow-up-rules' })).toHaveLength(1),
    );
    await workOffline(anna, true);
    const survey = { score: 1, reason: '师傅没来', channel: 'phone' } as const;
    await anna.client.run('follow-up.complete', { followUpId, outcome: 'unsatisfied', survey });
    const seenBy = async (on: CoreDevice) => {
      const { fields } = await on.client.call('cases.get', { caseId });
      const surveys = await on.client.call('surveys.list', { caseId });
      const kinds = (await on.client.call('cases.timeline', { caseId })).map(({ kind }) => kind);
      return { status: fields.status, level: fields.escalationLevel, scores: surveys.map(({ score }) => score), kinds };
    };
    const expected = { status: 'reopened', level: 1, scores: [1] };
    expect(await seenBy(anna)).toMatchObject(expected);
    await workOffline(anna, false);
    await anna.settled();
    await eventually(async () => {
      const there = await seenBy(ben);
      expect(there).toMatchObject(expected);
      expect(there.kinds).toEqual(expect.arrayContaining(['survey', 'status', 'escalation']));
    });
    const sheet = await ben.client.call('followUps.sheet', { owner: 'everyone' });
    expect(sheet.escalations.rows).toMatchObject([{ caseId, level: 1 }]);
    await Promise.all([anna.close(), ben.close()]);
  });
});
