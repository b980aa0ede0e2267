// Reports that people put together, on real devices and a real server: of what the role lets them count, shared or one's own, and as files.
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { reportBuilderProcedures } from '#domain/contract/ipc/report-builder-views.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

type Asked = InputOf<(typeof reportBuilderProcedures)['reportBuilder.rows']>;

const dayMs = 24 * 3_600_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const period = { from: dayOf(Date.now() - 9 * dayMs), to: dayOf(Date.now() + dayMs) };
const subjects = ['退款没到账', '=1+1', 'Where is my order?', '屏幕碎了'];
const channels = ['chat', 'phone', 'chat', 'email'] as const;

let server: TeamServer;
let otherTeam: TeamId;
beforeAll(async () => {
  server = await startQuickTeam();
  const root = await deviceAtWork('root', { serverUrl: server.url, folder: temporaryFolder(afterAll) });
  otherTeam = (await root.client.call('teams.add', { name: 'Field' })).teamId as TeamId;
  await root.settled();
  await openedCase(root, 'At sea', { teamId: otherTeam });
  for (const [at, subject] of subjects.entries())
    await openedCase(root, subject, { teamId: server.teamId, channel: channels[at] ?? 'chat' });
  await root.settled();
  await root.close();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url, threads: nodeThreads });
const asked = (change: Partial<Asked> = {}): Asked => ({
  ...{ subject: 'cases', time: 'openedAt', period, conditions: [], columns: ['number', 'subject', 'channel'] },
  ...{ groups: [], order: [{ column: 'subject', descending: false }], ...change },
});
const rows = ({ client }: CoreDevice, change?: Partial<Asked>) => client.call('reportBuilder.rows', asked(change));
const current = (on: CoreDevice, total: number) =>
  eventually(async () => expect((await rows(on)).total).toBe(total), 30_000);

const content: RowsReport = {
  ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt', period: '30' },
  ...{ own: { from: '2026-01-01', to: '2026-01-31' }, narrowed: {}, conditions: [] },
  ...{ columns: ['number', 'subject'], groups: ['channel'], order: [] },
};
const reportNames = async ({ client }: CoreDevice) =>
  (await client.call('savedReports.list', {})).map(({ name, shared, editable }) => [name, shared, editable]);
const save = ({ client }: CoreDevice, name: string, more: object = {}) =>
  client.run('definition.save', { kind: 'report', name, content: content as never, ...more });

describe('rows', () => {
  it('are of the teams of a lead, of all for an admin, and of their own for an agent', async () => {
    const [ben, root, anna] = [await device('ben'), await device('root'), await device('anna')];
    await current(ben, subjects.length);
    await current(root, subjects.length + 1);
    expect((await rows(ben, { filters: { teamId: [otherTeam] } })).total).toBe(0);
    expect((await rows(root, { filters: { teamId: [otherTeam] } })).total).toBe(1);
    const { rows: own, asOf } = await rows(anna);
    expect([own, asOf.reach]).toEqual([[], 'own']);
  });

  it('come in their order and groups, with what is said below them', async () => {
    const ben = await device('ben');
    await current(ben, subjects.length);
    const built = await rows(ben, { groups: ['channel'], columns: ['subject', 'reopenings', 'gone'] });
    expect([built.columns, built.groupedBy, built.lost]).toEqual([['channel', 'subject', 'reopenings'], 1, ['gone']]);
    expect(built.groups.map(({ keys, count, from }) => [...keys, count, from])).toEqual([
      ['phone', 1, 0],
      ['email', 1, 1],
      ['chat', 2, 2],
    ]);
    expect(built.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['phone', '=1+1'],
      ['email', '屏幕碎了'],
      ['chat', 'Where is my order?'],
      ['chat', '退款没到账'],
    ]);
    expect(built.summaries).toEqual([null, null, 0]);
  });

  it('leave as a file just as they are shown, and what looks like a formula stays a text', async () => {
    const ben = await device('ben');
    await current(ben, subjects.length);
    const shown = await rows(ben, { groups: ['channel'] });
    const exported = async (format: 'csv' | 'xlsx') => {
      const id = randomUUID();
      await ben.client.call('reportBuilder.rows', { ...asked({ groups: ['channel'] }), mark: id });
      // What comes after it was read is not in it.
      const made = await ben.client.call('reportFiles.make', {
        ...{ id, format, language: 'zh-CN', zone: 'Asia/Shanghai' },
        report: { title: '工单明细' },
        built: {
          ...{ title: '工单', of: asked({ groups: ['channel'] }) },
          columns: [
            { key: 'channel', label: '渠道', kind: 'text' },
            { key: 'number', label: '工单号', kind: 'text' },
            { key: 'subject', label: '主题', kind: 'text' },
          ],
        },
        choices: { 'channel.chat': '在线聊天', 'channel.phone': '电话', 'channel.email': '邮件' },
      });
      const { data } = await ben.client.call('reportFiles.piece', { id, offset: 0 });
      await ben.client.call('reportFiles.drop', { id });
      expect(made.rows).toBe(subjects.length);
      return Buffer.from(data, 'base64');
    };
    const words: Record<string, string> = { chat: '在线聊天', phone: '电话', email: '邮件' };
    const lines = shown.rows.map(({ cells: [channel, number, subject] }) => [words[String(channel)], number, subject]);
    const [head, ...csv] = parse(await exported('csv'), { bom: true });
    expect(head).toEqual(['渠道', '工单号', '主题']);
    expect(csv).toEqual(
      lines.map(([channel, number, subject]) => [channel, number, subject === '=1+1' ? "'=1+1" : subject]),
    );
    const { sheets } = await readXlsx(await exported('xlsx'));
    expect(sheets.at(-1)?.rows.slice(1)).toEqual(lines);
    const [line] = await ben.client.call('reportFiles.list', {});
    expect(line).toMatchObject({ title: '工单明细', format: 'xlsx', rows: subjects.length });
  }, 60_000);
});

describe('saved reports', () => {
  it('of one’s own are nobody else’s; those of everybody are everybody’s, and for leads to change', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    await save(anna, 'Anna’s', { personal: true });
    await save(ben, 'Everybody’s');
    await expect(save(anna, 'For all of us')).rejects.toMatchObject({ kind: 'forbidden' });
    await anna.settled();
    await ben.settled();
    await eventually(async () => {
      expect(await reportNames(anna)).toEqual([
        ['Anna’s', false, true],
        ['Everybody’s', true, false],
      ]);
      expect(await reportNames(ben)).toEqual([['Everybody’s', true, true]]);
    });
  });

  it('that two devices change while they are cut off come to the same, and nothing is lost', async () => {
    const [one, two] = [await device('ben'), await device('root')];
    const { made } = await save(one, 'Weekly');
    const definitionId = made?.id as never;
    await one.settled();
    await eventually(async () => expect((await reportNames(two)).flat()).toContain('Weekly'));
    await workOffline(one);
    await workOffline(two);
    await save(one, 'Weekly by team', { definitionId, content: { ...content, groups: ['team'] } });
    await save(two, 'Weekly by agent', { definitionId, content: { ...content, groups: ['agent'] } });
    await workOnline(one);
    await workOnline(two);
    const held = async ({ client }: CoreDevice) =>
      (await client.call('savedReports.list', {})).find(({ id }) => id === definitionId);
    await eventually(async () => {
      const [here, there] = [await held(one), await held(two)];
      expect(here?.name).toBe('Weekly by agent');
      expect(here?.content).toMatchObject({ groups: ['agent'] });
      expect(there).toEqual(here);
      const { rows: conflicts } = await one.client.call('conflicts.list', {});
      expect(JSON.stringify(conflicts)).toContain('Weekly by team');
    });
  });

  it('are removed by who may change them', async () => {
    const ben = await device('ben');
    const { made } = await save(ben, 'Gone soon');
    await save(ben, 'Gone soon', { definitionId: made?.id, active: false });
    expect((await reportNames(ben)).flat()).not.toContain('Gone soon');
  });
});
