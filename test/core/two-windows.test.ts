// Two windows of one program: the core tells both, whichever of them asked.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import { ids } from '../builders/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
let device: CoreDevice;
let other: Client;
beforeAll(async () => {
  server = await startQuickTeam();
  device = await deviceAtWork('anna', { folder: temporaryFolder(afterAll), serverUrl: server.url });
  const pipe = createMemoryPipe();
  device.core.connect(pipe.core);
  other = createClient(pipe.renderer);
  return async () => {
    await device.close();
    await server.close();
  };
});

it('a command of one window shows in the other', async () => {
  const caseId = await openedCase(device, 'popped out');
  const told: string[] = [];
  other.on('changed', (changes) => void told.push(...changes.flatMap(({ ids: changed }) => changed)));
  await device.client.run('case.edit', { caseId, set: { subject: 'renamed' } });
  await expect.poll(() => told).toContain(caseId);
  expect((await other.call('cases.rows', { caseIds: [caseId] })).map(({ subject }) => subject)).toEqual(['renamed']);
});

it('the rows of open cases come in the order asked for, without those that are not here', async () => {
  const [one, two] = [await openedCase(device, 'one'), await openedCase(device, 'two')];
  const rows = await other.call('cases.rows', { caseIds: [two, ids.case(9999), one] });
  expect(rows.map(({ subject }) => subject)).toEqual(['two', 'one']);
});

it('that a text was begun, emptied or sent is told, once each and not at every key', async () => {
  const caseId = await openedCase(device, 'a draft');
  let told = 0;
  other.on('changed', (changes) => {
    if (changes.some(({ collection }) => collection === 'draft-list')) told++;
  });
  const save = (body: string) =>
    device.client.call('drafts.save', { kind: 'reply', subject: caseId, content: { body } });
  await save('D');
  await save('De');
  await save('Dear');
  await expect.poll(() => told).toBe(1);
  await save(' ');
  await expect.poll(() => told).toBe(2);
  await device.client.call('drafts.remove', { kind: 'reply', subject: caseId });
  await expect.poll(() => told).toBe(3);
});

it('keys chosen in one window count in the other, and stay', async () => {
  const told: unknown[] = [];
  other.on('settings', ({ shortcuts, singleKeys }) => void told.push([shortcuts, singleKeys]));
  await device.client.call('settings.set', { shortcuts: { 'case.reply': 'x', 'case.note': null }, singleKeys: false });
  await expect.poll(() => told).toEqual([[{ 'case.reply': 'x', 'case.note': null }, false]]);
  expect(await other.call('settings.get', {})).toMatchObject({ shortcuts: { 'case.reply': 'x' }, singleKeys: false });
});
