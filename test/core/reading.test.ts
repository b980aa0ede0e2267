import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const device = (login: string, folder = temporaryFolder()) => deviceAtWork(login, { folder, serverUrl: server.url });

async function isUnread(on: CoreDevice, caseId: CaseId): Promise<boolean> {
  const { rows } = await on.client.call('cases.list', { queue: 'all' });
  const row = rows.find(({ id }) => id === caseId);
  expect(row).toBeDefined();
  expect((await on.client.call('cases.rows', { caseIds: [caseId] }))[0]?.unread).toBe(row?.unread);
  return row?.unread ?? false;
}

const newest = async (on: CoreDevice, caseId: CaseId) =>
  Math.max(...(await on.client.call('cases.timeline', { caseId })).map(({ recordedAt }) => recordedAt ?? 0));

it('says what came since an agent last looked, until they look again; also after the program was started anew', async () => {
  const folder = temporaryFolder();
  const anna = await device('anna');
  let ben = await device('ben', folder);
  const saved = await anna.client.run('case.open', { subject: '快递破损', teamId: server.teamId });
  const caseId = saved.made?.id as CaseId;
  await anna.client.run('case.note', { caseId, body: '已联系客户' });
  await anna.settled();
  await eventually(async () =>
    expect((await ben.client.call('cases.timeline', { caseId })).map(({ body }) => body)).toContain('已联系客户'),
  );
  expect(await isUnread(ben, caseId)).toBe(true);
  expect(await isUnread(anna, caseId)).toBe(false);

  expect(await ben.client.call('cases.look', { caseId, upTo: await newest(ben, caseId) })).toEqual({ unread: [] });
  expect(await isUnread(ben, caseId)).toBe(false);
  await ben.client.run('case.note', { caseId, body: '我来跟进' });
  await ben.settled();
  expect(await isUnread(ben, caseId)).toBe(false);

  const before = await newest(ben, caseId);
  await anna.client.call('cases.look', { caseId, upTo: 0 });
  await anna.client.run('case.note', { caseId, body: '客户又来电' });
  await anna.settled();
  await ben.settled();
  await eventually(async () => expect(await newest(ben, caseId)).toBeGreaterThan(before));
  expect(await isUnread(ben, caseId)).toBe(true);
  await ben.close();
  ben = await startDevice({ folder, serverUrl: server.url });
  expect(await isUnread(ben, caseId)).toBe(true);
  // The window may still show what it read before: what is new is told by what is here.
  const { unread } = await ben.client.call('cases.look', { caseId, upTo: before });
  const fresh = (await ben.client.call('cases.timeline', { caseId })).filter(({ id }) => unread.includes(id));
  expect(fresh.map(({ body }) => body)).toEqual(['客户又来电']);
  expect(await isUnread(ben, caseId)).toBe(true);
  await ben.client.call('cases.look', { caseId, upTo: await newest(ben, caseId) });
  expect(await isUnread(ben, caseId)).toBe(false);
  await Promise.all([anna.close(), ben.close()]);
});

it('finds nothing unread for who is new on a device', async () => {
  const anna = await device('anna');
  const saved = await anna.client.run('case.open', { subject: '发票抬头', teamId: server.teamId });
  const caseId = saved.made?.id as CaseId;
  await anna.settled();
  const ben = await device('ben');
  await eventually(async () => expect(await isUnread(ben, caseId)).toBe(false));
  await Promise.all([anna.close(), ben.close()]);
});
