// Figures on real devices and a real server: at once, offline, and of what the person's role lets them count.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { reportProcedures } from '#domain/contract/ipc/report-views.ts';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
let otherTeam: TeamId;
let otherCase: CaseId;
beforeAll(async () => {
  server = await startQuickTeam();
  const root = await deviceAtWork('root', { serverUrl: server.url, folder: temporaryFolder(afterAll) });
  otherTeam = (await root.client.call('teams.add', { name: 'Field' })).teamId as TeamId;
  await root.settled();
  otherCase = await openedCase(root, 'At sea', { teamId: otherTeam });
  await root.settled();
  await root.close();
  return () => server.close();
});

const dayMs = 24 * 3_600_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const period = { from: dayOf(Date.now() - 9 * dayMs), to: dayOf(Date.now() + dayMs) };

type Asked = Partial<InputOf<(typeof reportProcedures)['reports.figures']>>;

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const figures = ({ client }: CoreDevice, asked: Asked = {}) =>
  client.call('reports.figures', { metrics: ['created'], period, ...asked });
const created = async (on: CoreDevice, asked: Asked = {}) => (await figures(on, asked)).figures[0]?.value;
const current = (on: CoreDevice) =>
  eventually(async () => expect((await figures(on)).asOf).toMatchObject({ behind: 0, waiting: 0 }));

describe('a lead', () => {
  it('sees at once, without a network, what was done just now, and what it was', async () => {
    const ben = await device('ben');
    await current(ben);
    const before = (await created(ben)) ?? 0;
    await workOffline(ben);
    const caseId = await openedCase(ben, '退款没到账', { teamId: server.teamId, channel: 'chat' });
    const { figures: found, asOf } = await figures(ben, { bucket: 'day', groupBy: 'channel' });
    expect(found).toMatchObject([{ metric: 'created', version: 1, value: before + 1, compared: null }]);
    expect(found[0]?.groups.find(({ key }) => key === 'chat')).toMatchObject({ n: 1 });
    expect(found[0]?.series.reduce((sum, { n }) => sum + n, 0)).toBe(before + 1);
    expect(asOf).toMatchObject({ behind: 0, waiting: 1, reach: 'teams' });
    expect(asOf.lastSyncedAt).toBeGreaterThan(0);
    const group = { by: 'channel', key: 'chat' };
    const behind = await ben.client.call('reports.rows', { metric: 'created', period, group });
    expect(behind).toMatchObject({ total: 1, next: null, rows: [{ caseId, subject: '退款没到账', value: null }] });
    await workOnline(ben);
  });

  it('counts their own teams, whatever they ask for', async () => {
    const ben = await device('ben');
    await openedCase(ben, 'Ours', { teamId: server.teamId });
    await current(ben);
    const ours = await created(ben);
    expect(await created(ben, { filters: { teamId: [otherTeam] } })).toBe(0);
    expect(await created(ben, { filters: { teamId: [otherTeam, server.teamId] } })).toBe(ours);
    const { rows } = await ben.client.call('reports.rows', { metric: 'created', period, limit: 500 });
    expect(rows.map(({ caseId }) => caseId)).not.toContain(otherCase);
    const other = { metric: 'created', period, group: { by: 'teamId', key: otherTeam } };
    expect((await ben.client.call('reports.rows', other)).total).toBe(0);
  });

  it('is told that figures are others now when somebody else’s work arrives', async () => {
    const [ben, anna] = [await device('ben'), await device('anna')];
    await current(ben);
    const told: string[] = [];
    ben.client.on('changed', (changes) => told.push(...changes.map(({ collection }) => collection)));
    const before = await created(ben);
    await openedCase(anna, 'From elsewhere', { teamId: server.teamId });
    await eventually(async () =>
      expect([await created(ben), told.includes('facts')]).toEqual([(before ?? 0) + 1, true]),
    );
  });

  it('knows how many devices the server has heard of lately, and since when closed cases are here', async () => {
    const ben = await device('ben');
    await eventually(async () => expect((await figures(ben)).asOf.devices?.known).toBeGreaterThan(1));
    const { at, archivedBefore } = (await figures(ben)).asOf;
    expect(at - (archivedBefore ?? 0)).toBe(90 * dayMs);
  });
});

it('an admin counts everybody’s work', async () => {
  const root = await device('root');
  await current(root);
  expect(await created(root, { filters: { teamId: [otherTeam] } })).toBe(1);
  expect((await figures(root)).asOf.reach).toBe('all');
});

it('an agent counts what is theirs', async () => {
  const anna = await device('anna');
  const assigneeId = (await anna.client.call('session.get', {})).agent?.id ?? null;
  const mine = await openedCase(anna, 'Mine', { teamId: server.teamId, assigneeId });
  await openedCase(anna, 'Somebody’s', { teamId: server.teamId });
  await current(anna);
  const { rows } = await anna.client.call('reports.rows', { metric: 'created', period });
  expect(rows.map(({ caseId }) => caseId)).toEqual([mine]);
  expect((await figures(anna)).asOf.reach).toBe('own');
});

it('an order to make what is derived anew makes the facts anew as well', async () => {
  const ben = await device('ben');
  await current(ben);
  const before = await created(ben);
  const told: string[] = [];
  ben.client.on('changed', (changes) => told.push(...changes.map(({ collection }) => collection)));
  await ben.client.call('search.reindex', { what: 'start' });
  await eventually(async () => expect(told).toContain('facts'));
  await current(ben);
  expect(await created(ben)).toBe(before);
});

it('a metric or a zone that there is not is refused', async () => {
  const ben = await device('ben');
  await current(ben);
  await expect(figures(ben, { metrics: ['sold'] })).rejects.toMatchObject({ kind: 'bad-request' });
  await expect(figures(ben, { zone: 'Nowhere/Land' })).rejects.toMatchObject({ kind: 'bad-request' });
  await expect(figures(ben, { period: { from: period.to, to: period.from } })).rejects.toMatchObject({
    kind: 'bad-request',
  });
});
