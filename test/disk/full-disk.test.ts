// The promise: on a full disk nothing that was said to be saved is lost, what could not be saved is said so, and work goes on by itself
// when there is room again.
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { Random } from '../sim/random.ts';
import { endDevices, type OwnDevice, outcomeOf, startOwnDevice } from './own-device.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});
afterEach(endDevices);

const points = 8;

/** Writes notes until one is refused; the texts that were said to be saved, and the one that was not. */
async function writeUntilFull(device: OwnDevice, caseId: CaseId, point: number, random: Random) {
  const saved: string[] = [];
  for (let n = 0; n < 3000; n++) {
    const body = `${point}.${n} ${'字'.repeat(random.below(3000))}`;
    const outcome = await outcomeOf(device.run('case.note', { caseId, body }));
    if (!('kind' in outcome)) saved.push(body);
    else {
      expect(outcome.kind).toBe('disk-full');
      return { saved, refused: body };
    }
  }
  throw new Error('the disk never became full');
}

async function onSmallDisk(work: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const disk = smallDisk(temporaryFolder(), 16);
  if (!disk) return;
  onTestFinished(() => disk.remove());
  await work(disk);
}

test('a writing agent on a disk that fills up at many points', async () => {
  await onSmallDisk(async (disk) => {
    const proxy = await startFaultProxy(server.url);
    onTestFinished(() => proxy.close());
    const random = new Random(4);
    let device = await startOwnDevice(disk.folder, proxy.url);
    await device.call('session.signIn', { login: 'anna', password: server.password });
    await device.syncIs((sync) => sync.connection === 'online' && sync.numbersLeft > 0);
    const opened = await device.run('case.open', { subject: 'on a small disk', teamId: server.teamId });
    const caseId = opened.made?.id as CaseId;
    await device.syncIs((sync) => sync.waiting === 0);
    proxy.set('down');
    const everything: string[] = [];
    for (let point = 0; point < points; point++) {
      disk.fill(random.below(400 * 1024));
      const { saved, refused } = await writeUntilFull(device, caseId, point, random);
      everything.push(...saved);
      const { storage } = await device.syncIs((sync) => sync.storage !== null);
      expect(storage?.kind).toBe('disk-full');
      // What can be read is read, whatever cannot be written.
      expect((await device.call('cases.get', { caseId })).fields.subject).toBe('on a small disk');
      if (point % 3 === 1) await device.kill();
      disk.free();
      if (!device.isAlive()) device = await startOwnDevice(disk.folder, proxy.url);
      await device.syncIs((sync) => sync.storage === null);
      await device.run('case.note', { caseId, body: refused });
      everything.push(refused);
      expect((await device.call('sync.get', {})).waiting).toBe(everything.length);
      const content = { body: `typed at ${point}` };
      await device.call('drafts.save', { kind: 'reply', subject: caseId, content });
      // Room for the next round: what was sent needs no second log.
      proxy.set('none');
      await device.call('sync.now', {});
      await device.syncIs((sync) => sync.waiting === 0 && sync.connection === 'online');
      everything.splice(0, everything.length, ...(await sentOnce(device, caseId, everything)));
      proxy.set('down');
    }
    expect(await device.call('drafts.get', { kind: 'reply', subject: caseId })).toMatchObject({
      content: { body: `typed at ${points - 1}` },
    });
    await device.close();
  });
}, 120_000);

/** Each of these notes is on the server, once; nothing of them has to be looked for again. */
async function sentOnce(device: OwnDevice, caseId: CaseId, bodies: readonly string[]): Promise<string[]> {
  await eventually(async () => {
    const timeline = await device.call('cases.timeline', { caseId });
    for (const body of bodies) {
      const found = timeline.filter((entry) => entry.body === body);
      expect(found.map(({ saveState }) => saveState)).toEqual(['on-server']);
    }
  });
  return [];
}

test('a start on a full disk opens what is there, or says why not; afterwards everything is there', async () => {
  await onSmallDisk(async (disk) => {
    const proxy = await startFaultProxy(server.url);
    onTestFinished(() => proxy.close());
    const first = await startOwnDevice(disk.folder, proxy.url);
    await first.call('session.signIn', { login: 'anna', password: server.password });
    await first.syncIs((sync) => sync.connection === 'online');
    proxy.set('down');
    await first.run('case.open', { subject: 'before', teamId: server.teamId });
    await first.kill();
    for (const leaving of [0, 16 * 1024, 64 * 1024]) {
      disk.fill(leaving);
      const started = await outcomeOf(startOwnDevice(disk.folder, proxy.url));
      if ('kind' in started) expect(started.kind).toBe('disk-full');
      else {
        const { accounts } = await started.value.call('session.get', {});
        expect(accounts).toEqual([
          expect.objectContaining(
            accounts[0]?.failure ? { failure: expect.objectContaining({ kind: 'disk-full' }) } : { waiting: 1 },
          ),
        ]);
        await started.value.kill();
      }
      disk.free();
    }
    const last = await startOwnDevice(disk.folder, proxy.url);
    expect((await last.call('sync.get', {})).waiting).toBe(1);
    await last.close();
  });
}, 60_000);

test('a profile that may not be written says so and stays as it is', async () => {
  await onSmallDisk(async (disk) => {
    const first = await startOwnDevice(disk.folder, server.url);
    await first.call('session.signIn', { login: 'anna', password: server.password });
    await first.syncIs((sync) => sync.connection === 'online');
    await first.call('sync.setWorkOffline', { on: true });
    await first.run('case.open', { subject: 'before', teamId: server.teamId });
    await first.close();
    disk.setReadOnly(true);
    expect(await outcomeOf(startOwnDevice(disk.folder, server.url))).toEqual({ kind: 'read-only' });
    disk.setReadOnly(false);
    const last = await startOwnDevice(disk.folder, server.url);
    expect((await last.call('sync.get', {})).waiting).toBe(1);
    await last.close();
  });
}, 60_000);
