// Goals, the league and thanks on real devices and a real server.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { leagueRulesId } from '#domain/rules/definitions/league-rules.ts';
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

const dayMs = 24 * 3_600_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const today = dayOf(Date.now());
const monthAgo = dayOf(Date.now() - 40 * dayMs);
const period = { from: dayOf(Date.now() - 9 * dayMs), to: dayOf(Date.now() + dayMs) };

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const whoami = async ({ client }: CoreDevice) =>
  (await client.call('session.get', {})).agent?.id ?? expect.unreachable('nobody is signed in');
const goals = (on: CoreDevice, mine = false) => on.client.call('goals.list', { mine });
const goal = async (on: CoreDevice, id: string | undefined): Promise<GoalView> =>
  (await goals(on)).find((each) => each.id === id) ?? expect.unreachable('the goal is not shown');
const current = (on: CoreDevice) =>
  eventually(async () => {
    const { asOf } = await on.client.call('reports.figures', { metrics: ['created'], period });
    expect(asOf).toMatchObject({ behind: 0, waiting: 0 });
  });
/** Opened and solved by whoever is signed in there. */
async function solved(on: CoreDevice, subject: string): Promise<void> {
  const caseId = await openedCase(on, subject, { teamId: server.teamId, assigneeId: await whoami(on) });
  await on.client.run('case.status', { caseId, to: 'solved' });
}

const wanted = { metric: 'solved', period: 'month', target: 4, startsOn: monthAgo } as const;

describe('a goal', () => {
  it('of a team is set without a network, counts what is done at once, and reaches those whom it binds', async () => {
    const [ben, anna] = [await device('ben'), await device('anna')];
    await Promise.all([current(ben), current(anna)]);
    await workOffline(ben);
    const made = await ben.client.run('goal.set', { ...wanted, subject: 'team', teamId: server.teamId });
    const before = (await goal(ben, made.made?.id)).current;
    await solved(ben, '退款没到账');
    const after = await goal(ben, made.made?.id);
    expect(after).toMatchObject({ target: 4, silence: null, saveState: 'saved-here' });
    expect(after.current).toMatchObject({ target: 4, value: (before?.value ?? 0) + 1, n: (before?.n ?? 0) + 1 });
    expect(after.past.length).toBeGreaterThanOrEqual(1);
    expect(after.past.at(-1)).toMatchObject({ from: monthAgo, gone: 1 });
    await workOnline(ben);
    await eventually(async () => {
      expect((await goal(anna, made.made?.id)).current).toMatchObject({ value: after.current?.value });
    });
    await expect(anna.client.run('goal.end', { goalId: after.id, endsOn: today })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('of a person is theirs and the leads’, and is told them where their day begins', async () => {
    const [ben, anna, chen] = [await device('ben'), await device('anna'), await device('chen')];
    const agentId = await whoami(anna);
    const made = await ben.client.run('goal.set', { ...wanted, subject: 'agent', teamId: server.teamId, agentId });
    await eventually(async () => expect((await goals(anna, true)).map(({ id }) => id)).toContain(made.made?.id));
    const before = (await goal(anna, made.made?.id)).current?.value ?? 0;
    await solved(anna, '夜里断电');
    await solved(chen, '发票抬头');
    expect((await goal(anna, made.made?.id)).current?.value).toBe(before + 1);
    await eventually(async () => expect((await goal(ben, made.made?.id)).current?.value).toBe(before + 1));
    await chen.settled();
    expect((await goals(chen)).map(({ id }) => id)).not.toContain(made.made?.id);
    expect(await goals(ben, true)).toEqual([]);
  });

  it('of everybody is told to agents, who hold too little of the work to count it', async () => {
    const [ben, anna] = [await device('ben'), await device('anna')];
    const made = await ben.client.run('goal.set', { ...wanted, subject: 'workspace' });
    expect(await goal(ben, made.made?.id)).toMatchObject({ silence: null, current: { target: 4 } });
    await eventually(async () =>
      expect(await goal(anna, made.made?.id)).toMatchObject({ silence: 'part-only', current: null, past: [] }),
    );
  });

  it('keeps what both of two leads say of it, who have not heard of one another', async () => {
    const [ben, root] = [await device('ben'), await device('root')];
    const made = await ben.client.run('goal.set', { ...wanted, subject: 'workspace' });
    const goalId = (await goal(ben, made.made?.id)).id;
    await eventually(async () => expect((await goal(root, goalId)).target).toBe(4));
    await Promise.all([workOffline(ben), workOffline(root)]);
    await ben.client.run('goal.change', { goalId, target: 6, from: today });
    await root.client.run('goal.end', { goalId, endsOn: today, note: '年底换指标' });
    await workOnline(ben);
    await workOnline(root);
    await eventually(async () => {
      await ben.client.call('sync.now', {});
      const [here, there] = [await goal(ben, goalId), await goal(root, goalId)];
      expect(here.steps).toEqual(there.steps);
      expect(here).toMatchObject({ endsOn: today, target: 6 });
      expect(here.steps.map(({ target, endsOn }) => [target, endsOn])).toEqual([
        [4, null],
        [6, null],
        [6, today],
      ]);
    });
  });
});

describe('the league', () => {
  const league = (on: CoreDevice) => on.client.call('league.get', { metric: 'first-contact', period });

  it('is for leads until the workspace shows it to all, and can be switched off; it has no place for who has done little', async () => {
    const [ben, anna] = [await device('ben'), await device('anna')];
    for (let n = 0; n < 12; n++) await solved(anna, `第 ${n} 件`);
    await anna.settled();
    const me = await whoami(anna);
    await eventually(async () =>
      expect((await league(ben)).tooFew.find(({ agentId }) => agentId === me)).toMatchObject({ name: '安娜' }),
    );
    expect(await league(ben)).toMatchObject({ isShown: true, rules: { shownTo: 'leads', least: 30 }, ranked: [] });
    expect(await league(anna)).toMatchObject({ isShown: false, ranked: [], tooFew: [] });
    const say = (shownTo: 'everybody' | 'nobody', least: number) =>
      ben.client.run('definition.save', {
        ...{ definitionId: leagueRulesId, kind: 'league-rules', name: 'League', content: { shownTo, least } },
      });
    await say('everybody', 10);
    await eventually(async () => {
      const found = await league(anna);
      expect(found.ranked.find(({ agentId }) => agentId === me)).toMatchObject({ name: '安娜', own: 1, best: 1 });
      expect(found.ranked.find(({ agentId }) => agentId === me)?.n).toBeGreaterThanOrEqual(12);
    });
    await say('nobody', 10);
    expect(await league(ben)).toMatchObject({ isShown: false, ranked: [] });
    await expect(
      anna.client.run('definition.save', {
        definitionId: leagueRulesId,
        kind: 'league-rules',
        name: 'x',
        content: { shownTo: 'everybody', least: 10 },
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is of shares alone', async () => {
    const ben = await device('ben');
    expect(await ben.client.call('league.get', { metric: 'solved', period })).toMatchObject({ isShown: false });
  });
});

describe('thanks', () => {
  const list = (on: CoreDevice, mine = false) => on.client.call('recognitions.list', { mine });

  it('reach everybody with the case in which they were earned, and are taken back by who gave them', async () => {
    const [anna, chen, ben] = [await device('anna'), await device('chen'), await device('ben')];
    const toId = await whoami(chen);
    await workOffline(anna);
    const caseId = await openedCase(anna, '门锁没电', { teamId: server.teamId });
    const given = await anna.client.run('recognition.give', { toId, reason: 'helped-customer', text: '谢谢', caseId });
    const recognitionId = given.made?.id as never;
    expect((await list(anna)).rows[0]).toMatchObject({ id: recognitionId, saveState: 'saved-here', state: 'given' });
    await workOnline(anna);
    await eventually(async () =>
      expect((await list(chen, true)).rows[0]).toMatchObject({
        ...{ id: recognitionId, fromName: '安娜', toName: '陈晨', text: '谢谢', caseId, teamName: null },
        caseNumber: expect.any(String),
      }),
    );
    expect((await list(ben, true)).rows).toEqual([]);
    await anna.client.run('recognition.take-back', { recognitionId });
    expect((await list(anna)).rows.find(({ id }) => id === recognitionId)).toMatchObject({ state: 'taken-back' });
    await eventually(async () => expect((await list(chen)).rows.map(({ id }) => id)).not.toContain(recognitionId));
  });

  it('before a team are read in that team', async () => {
    const [root, anna] = [await device('root'), await device('anna')];
    const { teamId } = await root.client.call('teams.add', { name: `Field ${randomUUID()}` });
    await root.settled();
    const ben = await device('ben');
    const toId = await whoami(ben);
    const given = await root.client.run('recognition.give', {
      ...{ toId, reason: 'improved', text: '排班表很好用', teamId: teamId as never },
    });
    await eventually(async () => expect((await list(ben)).rows.map(({ id }) => id)).toContain(given.made?.id));
    await anna.settled();
    expect((await list(anna)).rows.map(({ id }) => id)).not.toContain(given.made?.id);
  });
});
