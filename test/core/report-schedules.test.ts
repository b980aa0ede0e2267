// A lead sets a report up on a real device, without a network at first; a real server makes it, and the lead sees what became of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { ReportScheduleId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type MailServer, readMail, startMailServer } from '../harness/mail-server.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addTeamMates } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { workOffline, workOnline } from '../harness/work-on-cases.ts';

const folder = temporaryFolder(afterAll);
let database: TestDatabase;
let post: MailServer;
let url: string;
let ahead = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  post = await startMailServer();
  const clock = { now: () => Date.now() + ahead };
  const server = await database.start({ mail: post.settings, reportFolder: folder, jobIntervalMs: 50, clock });
  url = server.url;
  await addTeamMates(url, 'correct horse');
});
afterAll(async () => {
  await database.drop();
  await post.close();
});

const said: CommandInput<'report-schedule.add'> = {
  title: '业务周报',
  content: { page: 'volume', clock: 'wall', side: 'teamId', period: 'last-week', comparison: 'before', filters: {} },
  timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'Asia/Shanghai' },
  formats: ['json'],
  language: 'zh-CN',
  recipients: ['boss@example.com'],
  toFolder: true,
};

const list = (on: CoreDevice) => on.client.call('reportSchedules.list', {});

it('comes to folder and mail, and back to the lead as delivered', async () => {
  const ben = await deviceOfTest('ben', { serverUrl: url });
  expect((await list(ben)).delivery).toEqual({ mail: true, folder: true });
  await workOffline(ben);
  const { made } = await ben.client.call('command.run', { name: 'report-schedule.add', input: said });
  const scheduleId = made?.id as ReportScheduleId;
  const [planned] = (await list(ben)).rows;
  expect(planned).toMatchObject({ ...said, id: scheduleId, state: 'active', lastRun: null, saveState: 'saved-here' });
  expect(new Date(planned?.nextAt ?? 0).toISOString()).toMatch(/T00:00:00.000Z$/);
  expect(planned?.nextAt).toBeGreaterThan(Date.now());
  await ben.client.call('command.run', { name: 'report-schedule.send', input: { scheduleId } });
  await workOnline(ben);
  await ben.settled();
  await eventually(async () => {
    ahead += 1000;
    expect((await list(ben)).rows[0]).toMatchObject({
      lastRun: { state: 'done', reason: 'asked' },
      saveState: 'on-server',
    });
  });
  const [run] = await ben.client.call('reportRuns.list', { scheduleId });
  const name = run?.files[0]?.name ?? '';
  expect(run).toMatchObject({
    deliveries: [
      { to: null, state: 'delivered' },
      { to: 'boss@example.com', state: 'delivered' },
    ],
  });
  expect(readdirSync(folder)).toEqual([name]);
  expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toMatchObject({ title: '业务周报', language: 'zh-CN' });
  const [mail] = post.mails;
  expect(mail && [...readMail(mail).files.keys()]).toEqual([name]);

  // Agents hold none of it.
  const anna = await deviceOfTest('anna', { serverUrl: url });
  expect((await list(anna)).rows).toEqual([]);

  await ben.client.call('command.run', { name: 'report-schedule.move', input: { scheduleId, to: 'paused' } });
  expect((await list(ben)).rows).toMatchObject([{ state: 'paused', nextAt: null }]);
  await ben.client.call('command.run', { name: 'report-schedule.move', input: { scheduleId, to: 'removed' } });
  expect((await list(ben)).rows).toEqual([]);
});
