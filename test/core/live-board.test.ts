// The live board on real devices and a real server: who is where, of what the person's role lets them count, and what it says when cut off.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { ringReport } from '#domain/rules/ring-report.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline } from '../harness/work-on-cases.ts';

let server: TeamServer;
let otherTeam: TeamId;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  const root = await deviceAtWork('root', { serverUrl: server.url, folder: temporaryFolder(afterAll) });
  otherTeam = (await root.client.call('teams.add', { name: 'Field' })).teamId as TeamId;
  await root.settled();
  await openedCase(root, 'At sea', { teamId: otherTeam });
  await root.settled();
  await root.close();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const board = ({ client }: CoreDevice, teamId?: TeamId) =>
  client.call('board.get', { zone: 'Asia/Shanghai', ...(teamId && { teamId }) });
const shows = (on: CoreDevice, caseId: CaseId | null) =>
  on.client.call('presence.here', { window: '11111111-1111-4111-8111-111111111111', caseId, doing: 'viewing' });
const screens = async (on: CoreDevice) =>
  (await board(on)).people.flatMap(({ name, cases }) => cases.map(({ subject }) => `${name}: ${subject}`)).sort();

const ring = (on: CoreDevice, event: string) =>
  on.core.ring(ringReport.parse({ number: '13800138042', event, call: 'one' }));
const personOf = async (on: CoreDevice, name: string) =>
  (await board(on)).people.find((person) => person.name === name)?.here;

describe('a lead', () => {
  it('sees who is signed in without a case open, what their telephone does and what rings, while they are connected', async () => {
    const ben = await device('ben');
    const anna = await deviceAtWork('anna', { serverUrl: server.url, skewMs: 3_600_000 });
    await eventually(async () => expect(await personOf(ben, '安娜')).toBeTruthy());
    expect((await board(ben)).people[0]?.cases).toEqual([]);
    ring(anna, 'ringing');
    await eventually(async () => expect((await board(ben)).telephones).toMatchObject({ ringing: 1, peopleRung: 1 }));
    expect(await personOf(ben, '安娜')).toMatchObject({ telephone: { state: 'ringing' } });
    // The clock of the device that tells is an hour ahead; the one that shows it goes right.
    const { telephones, people } = await board(ben);
    expect(Math.abs((telephones.ringsSince ?? 0) - Date.now())).toBeLessThan(600_000);
    expect(people.length).toBe(telephones.people);
    ring(anna, 'answered');
    await eventually(async () =>
      expect(await personOf(ben, '安娜')).toMatchObject({ telephone: { state: 'talking' } }),
    );
    expect((await board(ben)).telephones).toMatchObject({ ringing: 0, ringsSince: null });
    // Themselves as well; and an agent of their own alone.
    expect(await personOf(ben, 'Ben Weaver')).toBeTruthy();
    const own = await board(anna);
    expect(own.people.map(({ name, here }) => [name, here?.telephone?.state])).toEqual([['安娜', 'talking']]);
    expect(own.telephones).toMatchObject({ people: 1, known: 1 });
    await anna.close();
    await eventually(async () => expect(await personOf(ben, '安娜')).toBeNull());
    await workOffline(ben);
    await eventually(async () => expect(await board(ben)).toMatchObject({ seesConnected: false }));
    expect(ben.logged.concat(anna.logged).join('\n')).not.toMatch(/talking|ringing|8042/);
  });

  it('sees who is on what, themselves as well, and is told when that changes', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const caseId = await openedCase(anna, '门锁打不开', { teamId: server.teamId });
    await anna.settled();
    await ben.settled();
    expect(await screens(ben)).toEqual([]);
    let told = 0;
    const stop = ben.client.on('changed', (changes) => {
      if (changes.some(({ collection }) => collection === 'board')) told++;
    });
    await shows(anna, caseId);
    await eventually(async () => expect(told).toBe(1));
    await eventually(async () => expect(await screens(ben)).toEqual(['安娜: 门锁打不开']));
    await shows(ben, caseId);
    await eventually(async () => expect(await screens(ben)).toHaveLength(2));
    stop();
    await workOffline(ben);
    await eventually(async () => expect(await board(ben)).toMatchObject({ seesOthers: false }));
    expect(await screens(ben)).toEqual([]);
  });

  it('counts their own teams at once, whatever they ask for, and finds the cases behind a number', async () => {
    const ben = await device('ben');
    const before = (await board(ben)).all.open;
    await workOffline(ben);
    const caseId = await openedCase(ben, '退款没到账', { teamId: server.teamId, channel: 'chat' });
    const { all, teams, asOf } = await board(ben);
    expect(all.open).toBe(before + 1);
    expect(teams.map(({ teamId }) => teamId)).toEqual([server.teamId]);
    expect(asOf).toMatchObject({ reach: 'teams', waiting: 1 });
    const { total, rows } = await ben.client.call('board.rows', { pick: 'us' });
    expect(rows.map(({ id }) => id)).toContain(caseId);
    expect(total).toBe(all.us);
    expect((await board(ben, otherTeam)).all.open).toBe(0);
  });
});

it('an admin counts every team, an agent their own work', async () => {
  const [root, chen] = [await device('root'), await device('chen')];
  expect((await board(root, otherTeam)).all.open).toBe(1);
  const own = await board(chen);
  expect(own).toMatchObject({ asOf: { reach: 'own' }, all: { open: 0 } });
  expect(own.people.map(({ name }) => name)).toEqual(['陈晨']);
});
