// The promise: a disk that answers with errors, or a file that may not be opened, ends no program and discards nothing; the person hears
// which of the two it is, reading goes on where it can, and work goes on by itself afterwards.
import { readdirSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { type FaultyDisk, faultyDisk } from './faulty-disk.ts';
import { endDevices, type OwnDevice, outcomeOf, startOwnDevice } from './own-device.ts';

let server: TeamServer;
let disk: FaultyDisk | undefined;
beforeAll(async () => {
  disk = faultyDisk(temporaryFolder(afterAll));
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});
afterEach(() => {
  disk?.mend();
  endDevices();
});

/** A device on that disk, in step with the server, with a case open. */
async function atWork(on: FaultyDisk): Promise<{ device: OwnDevice; folder: string; caseId: CaseId }> {
  const folder = temporaryFolder();
  const device = await startOwnDevice(folder, server.url, on.env);
  await device.call('session.signIn', { login: 'anna', password: server.password });
  await device.syncIs((sync) => sync.connection === 'online' && sync.numbersLeft > 0);
  const opened = await device.run('case.open', { subject: 'on a bad disk', teamId: server.teamId });
  await device.syncIs((sync) => sync.waiting === 0);
  return { device, folder, caseId: opened.made?.id as CaseId };
}

const faults = [
  ['EIO', 'disk-error', '/accounts/'],
  ['EIO', 'disk-error', 'outbox.db'],
  ['EROFS', 'read-only', 'outbox.db'],
  ['ENOSPC', 'disk-full', '/accounts/'],
] as const;

test.each(faults)('writes that end in %s are told as %s (%s), and nothing is lost', async (error, kind, part) => {
  if (!disk) return;
  const { device, caseId } = await atWork(disk);
  // A write that may not be made on an open file is an error of the disk to SQLite.
  const told = new RegExp(`^(${kind}|disk-error)$`);
  const write = (body: string) => outcomeOf(device.run('case.note', { caseId, body }));
  expect(await write('before')).toHaveProperty('value');
  disk.fail('write', error, part);
  const failed = await write('during');
  expect('kind' in failed ? failed.kind : 'saved').toMatch(told);
  const draft = { kind: 'reply', subject: caseId } as const;
  expect(await outcomeOf(device.call('drafts.save', { ...draft, content: { body: 'x' } }))).toHaveProperty('kind');
  expect((await device.syncIs((sync) => sync.storage !== null)).storage?.kind).toMatch(told);
  expect((await device.call('cases.get', { caseId })).fields.subject).toBe('on a bad disk');
  expect(device.isAlive()).toBe(true);

  disk.mend();
  await device.syncIs((sync) => sync.storage === null);
  expect(await write('after')).toHaveProperty('value');
  await device.call('drafts.save', { ...draft, content: { body: 'typed meanwhile' } });
  await device.call('sync.now', {});
  await device.syncIs((sync) => sync.waiting === 0 && sync.connection === 'online');
  await eventually(async () => {
    const notes = (await device.call('cases.timeline', { caseId })).filter((entry) => entry.kind === 'note');
    expect(notes.map(({ body, saveState }) => [body, saveState])).toEqual([
      ['before', 'on-server'],
      ['after', 'on-server'],
    ]);
  });
  expect((await device.call('drafts.get', draft))?.content).toEqual({ body: 'typed meanwhile' });
  await device.close();
});

test('while nothing can be saved here, what colleagues do still arrives', async () => {
  if (!disk) return;
  const { device } = await atWork(disk);
  disk.fail('write', 'EIO', 'outbox');
  const colleague = await startDevice({ folder: temporaryFolder(), serverUrl: server.url });
  onTestFinished(() => colleague.close());
  await colleague.signIn('chen', server.password);
  const made = await colleague.client.run('case.open', { subject: 'from a colleague', teamId: server.teamId });
  await colleague.settled();
  await eventually(async () => {
    const caseId = made.made?.id as CaseId;
    expect((await device.call('cases.get', { caseId })).fields.subject).toBe('from a colleague');
  });
  disk.mend();
  await device.syncIs((sync) => sync.connection === 'online' && sync.storage === null);
  await device.close();
});

test('a journal that cannot be written keeps nobody from saving, and catches up', async () => {
  if (!disk) return;
  const { device, folder, caseId } = await atWork(disk);
  await device.call('sync.setWorkOffline', { on: true });
  disk.fail('write', 'EIO', 'outbox.journal');
  for (const body of ['one', 'two']) await device.run('case.note', { caseId, body });
  await device.syncIs((sync) => sync.storage?.kind === 'disk-error');
  disk.mend();
  await device.syncIs((sync) => sync.storage === null);
  await device.run('case.note', { caseId, body: 'three' });
  await device.kill();
  const account = `${folder}/accounts/${readdirSync(`${folder}/accounts`)[0]}`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${account}/outbox.db${end}`, { force: true });
  const again = await startOwnDevice(folder, server.url, disk.env);
  expect((await again.call('sync.get', {})).waiting).toBe(3);
  await again.close();
});

test.each(['profile.db', 'outbox.db'])(
  'a start at which %s may not be opened says so; afterwards all is there',
  async (part) => {
    if (!disk) return;
    const { device, folder, caseId } = await atWork(disk);
    await device.call('sync.setWorkOffline', { on: true });
    await device.run('case.note', { caseId, body: 'waiting' });
    await device.close();
    disk.fail('open', 'EACCES', part);
    const started = await outcomeOf(startOwnDevice(folder, server.url, disk.env));
    if (part === 'profile.db') expect(started).toEqual({ kind: 'read-only' });
    else if ('value' in started) {
      // Others can still sign in, and what is unsent can be saved as a rescue file.
      const { phase, accounts } = await started.value.call('session.get', {});
      expect([phase, accounts[0]?.failure?.kind]).toEqual(['signed-out', 'read-only']);
      const account = { agentId: accounts[0]?.agentId ?? ('' as never), password: server.password };
      expect(await started.value.call('rescue.export', { passphrase: 'eight letters', account })).toMatchObject({
        commands: 1,
      });
      await started.value.close();
    } else throw new Error(`the start ended in ${started.kind}`);
    disk.mend();
    const again = await startOwnDevice(folder, server.url, disk.env);
    expect((await again.call('sync.get', {})).waiting).toBe(1);
    await again.close();
  },
);
