// The promise: what is unsent on one machine can be carried to another by its author, and is on the server once in the end, whichever
// of the two sends it, and however often.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRescue, type Rescue, sealRescue } from '#core/rescue/rescue-file.ts';
import type { RescueTaken } from '#domain/contract/ipc/rescue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { aLevel } from '../domain/rules/sla/sla-builders.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const passphrase = '马 电池 订书钉 correct';

async function fetched(device: CoreDevice, made: { id: string; size: number }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < made.size; ) {
    const { data } = await device.client.call('rescue.piece', { id: made.id, offset: at });
    const piece = Buffer.from(data, 'base64');
    pieces.push(piece);
    at += piece.length;
  }
  return Buffer.concat(pieces);
}

async function exported(device: CoreDevice): Promise<Buffer> {
  return await fetched(device, await device.client.call('rescue.export', { passphrase }));
}

async function takenIn(device: CoreDevice, file: Uint8Array, words = passphrase): Promise<RescueTaken> {
  const { id } = await device.client.call('rescue.begin', {});
  for (let at = 0; at < file.length; at += 500_000) {
    const data = Buffer.from(file.subarray(at, at + 500_000)).toString('base64');
    await device.client.call('rescue.append', { id, data });
  }
  return await device.client.call('rescue.import', { id, passphrase: words });
}

interface Stranded {
  readonly device: CoreDevice;
  readonly folder: string;
  readonly proxy: FaultProxy;
  readonly caseId: CaseId;
  readonly number: string | null;
}

/** A machine that lost the network: a case and a note on it wait, and a reply is half written. */
async function stranded(): Promise<Stranded> {
  const proxy = await startFaultProxy(server.url);
  const folder = temporaryFolder();
  const device = await deviceAtWork('anna', { folder, serverUrl: proxy.url });
  await device.syncIs((sync) => sync.numbersLeft > 0);
  proxy.set('down');
  const opened = await device.client.run('case.open', { subject: '漏水', teamId: server.teamId });
  const caseId = opened.made?.id as CaseId;
  await device.client.run('case.note', { caseId, body: 'the cellar too' });
  await device.client.call('drafts.save', { kind: 'reply', subject: caseId, content: { body: '我们马上' } });
  return { device, folder, proxy, caseId, number: opened.made?.number ?? null };
}

async function onServerOnce(device: CoreDevice, { caseId, number }: Stranded): Promise<void> {
  await device.settled();
  await eventually(async () => {
    const found = await device.client.call('cases.get', { caseId });
    expect(found).toMatchObject({ saveState: 'on-server', fields: { subject: '漏水', number } });
    const timeline = await device.client.call('cases.timeline', { caseId });
    expect(timeline.filter(({ body }) => body === 'the cellar too').map(({ saveState }) => saveState)).toEqual([
      'on-server',
    ]);
  });
}

const another = (login = 'anna') => deviceAtWork(login, { serverUrl: server.url });

describe('a rescue file', () => {
  it('brings unsent work to another machine, once, also when it is taken in twice and the first machine comes back', async () => {
    const lost = await stranded();
    const file = await exported(lost.device);
    const second = await another();
    expect(await takenIn(second, file)).toEqual({ commands: 2, drafts: 1, files: 0, known: 0 });
    expect(await takenIn(second, file)).toEqual({ commands: 0, drafts: 0, files: 0, known: 3 });
    await onServerOnce(second, lost);
    expect(await second.client.call('drafts.get', { kind: 'reply', subject: lost.caseId })).toMatchObject({
      content: { body: '我们马上' },
    });
    expect(await takenIn(second, file)).toMatchObject({ commands: 0 });

    lost.proxy.set('none');
    await onServerOnce(lost.device, lost);
    expect((await lost.device.client.call('sync.get', {})).needsYou).toBe(0);
    await onServerOnce(second, lost);
    await Promise.all([lost.device.close(), second.close(), lost.proxy.close()]);
  });

  it('is under way to its service times as soon as it is taken in, without a network too', async () => {
    const root = await another('root');
    const content = aLevel({ 'first-response': 60 });
    await root.client.run('definition.save', { kind: 'service-level', name: 'Everything', content });
    await root.settled();
    const lost = await stranded();
    const file = await exported(lost.device);
    const second = await another();
    await second.client.call('sync.setWorkOffline', { on: true });
    await takenIn(second, file);
    await eventually(async () => {
      const [row] = await second.client.call('cases.rows', { caseIds: [lost.caseId] });
      expect(row?.deadline).toMatchObject({ kind: 'first-response' });
    });
    await Promise.all([root.close(), lost.device.close(), second.close(), lost.proxy.close()]);
  });

  it('taken in when the first machine has sent everything already changes nothing on the server', async () => {
    const lost = await stranded();
    const file = await exported(lost.device);
    lost.proxy.set('none');
    await onServerOnce(lost.device, lost);
    const second = await another();
    expect(await takenIn(second, file)).toMatchObject({ commands: 2 });
    await onServerOnce(second, lost);
    expect((await second.client.call('sync.get', {})).needsYou).toBe(0);
    await Promise.all([lost.device.close(), second.close(), lost.proxy.close()]);
  });

  it('carries what the server refused, to be decided by its author', async () => {
    const device = await another();
    const opened = await device.client.run('case.open', { subject: 'refused soon', teamId: server.teamId });
    const caseId = opened.made?.id as CaseId;
    await device.settled();
    await device.client.call('sync.setWorkOffline', { on: true });
    const ben = await another('ben');
    for (const to of ['open', 'solved', 'closed'] as const) await ben.client.run('case.status', { caseId, to });
    await ben.settled();
    await device.client.run('case.status', { caseId, to: 'open' });
    await device.client.call('sync.setWorkOffline', { on: false });
    const { needsYou } = await device.syncIs((sync) => sync.waiting === 0 && sync.connection === 'online');
    expect(needsYou).toBe(1);
    const file = await exported(device);
    const second = await another();
    await takenIn(second, file);
    expect((await second.client.call('sync.get', {})).needsYou).toBe(needsYou);
    await Promise.all([device.close(), ben.close(), second.close()]);
  });

  it('carries the content of files that were not sent', async () => {
    const lost = await stranded();
    const content = Buffer.alloc(700_000, 'photo');
    const { fileId } = await lost.device.client.call('attachments.begin', {
      caseId: lost.caseId,
      name: 'cellar.png',
      mediaType: 'image/png',
      size: content.length,
    });
    for (let at = 0; at < content.length; at += 200_000)
      await lost.device.client.call('attachments.append', {
        fileId,
        offset: at,
        data: content.subarray(at, at + 200_000).toString('base64'),
      });
    await lost.device.client.call('attachments.finish', { fileId, entryId: null });
    const second = await another();
    expect(await takenIn(second, await exported(lost.device))).toMatchObject({ commands: 3, files: 1 });
    await onServerOnce(second, lost);
    await eventually(async () => {
      const [attachment] = await second.client.call('attachments.list', { caseId: lost.caseId });
      expect(attachment).toMatchObject({ name: 'cellar.png', size: content.length });
      const id = attachment?.id;
      if (!id) throw new Error('there is no attachment');
      const piece = await second.client.call('attachments.get', { attachmentId: id, offset: 0 });
      expect(Buffer.from(piece.data, 'base64').subarray(0, 1000).equals(content.subarray(0, 1000))).toBe(true);
    });
    await Promise.all([lost.device.close(), second.close(), lost.proxy.close()]);
  });

  it('can be made of an account that is not open, by who knows its password, even when its outbox cannot be opened', async () => {
    const lost = await stranded();
    const { agent } = await lost.device.client.call('session.get', {});
    const agentId = agent?.id;
    if (!agentId) throw new Error('nobody is signed in');
    await lost.device.client.call('session.signOut', {});
    const account = join(lost.folder, 'accounts', agentId);
    // A folder stands where the file was: nothing can be opened or repaired there.
    for (const end of ['', '-wal', '-shm']) rmSync(join(account, `outbox.db${end}`), { force: true });
    mkdirSync(join(account, 'outbox.db'));
    writeFileSync(join(account, 'outbox.db', 'x'), '');
    const ask = (password: string) =>
      lost.device.client.call('rescue.export', { passphrase, account: { agentId, password } });
    await expect(ask('not hers')).rejects.toMatchObject({ kind: 'wrong-password' });
    const file = await fetched(lost.device, await ask(server.password));
    const second = await another();
    expect(await takenIn(second, file)).toMatchObject({ commands: 2, drafts: 1 });
    await onServerOnce(second, lost);
    await Promise.all([lost.device.close(), second.close(), lost.proxy.close()]);
  });
});

describe('a rescue file that cannot be taken in', () => {
  const rescue: Rescue = {
    commands: [],
    drafts: [],
    files: [],
    writtenAt: 1,
    workspace: { id: 'w', name: 'Harbour' },
    agent: { id: 'a', name: '安娜' },
    deviceId: null,
  };

  it('says so by kind, and changes nothing', async () => {
    const lost = await stranded();
    const file = await exported(lost.device);
    const chen = await another('chen');
    await expect(takenIn(chen, file)).rejects.toMatchObject({
      kind: 'rescue-of-another',
      details: { name: '安娜', workspace: 'Harbour' },
    });
    await expect(takenIn(chen, file, 'another passphrase')).rejects.toMatchObject({ kind: 'wrong-passphrase' });
    for (const broken of [file.subarray(0, file.length - 1), Buffer.from('no such file'), Buffer.alloc(0)])
      await expect(takenIn(chen, broken)).rejects.toMatchObject({ kind: 'not-a-rescue-file' });
    const flipped = Buffer.from(file);
    flipped[flipped.length - 20] = (flipped.at(-20) ?? 0) ^ 1;
    await expect(takenIn(chen, flipped)).rejects.toMatchObject({ kind: 'not-a-rescue-file' });
    expect((await chen.client.call('sync.get', {})).waiting).toBe(0);
    expect(await chen.client.call('drafts.list', {})).toEqual([]);
    await Promise.all([lost.device.close(), chen.close(), lost.proxy.close()]);
  });

  it('of a newer Holdfast, or with something else in it', async () => {
    const sealed = async (text: string) => {
      const encrypter = new Encrypter();
      encrypter.setScryptWorkFactor(12);
      encrypter.setPassphrase(passphrase);
      return await encrypter.encrypt(text);
    };
    const newer = await sealed('{"format":"holdfast-rescue","version":2,"parcels":[]}\n');
    await expect(openRescue(newer, passphrase)).rejects.toMatchObject({ kind: 'rescue-newer' });
    for (const text of ['a letter', '{"format":"holdfast-rescue","version":1}\n'])
      await expect(openRescue(await sealed(text), passphrase)).rejects.toMatchObject({ kind: 'not-a-rescue-file' });
  });

  it('is opened by any age program, and tells nothing without the passphrase', async () => {
    const draft = { kind: 'note', subject: '', content: { body: 'SECRETWORD' }, savedAt: 1 } as const;
    const file = await sealRescue({ ...rescue, drafts: [draft] }, passphrase);
    expect(Buffer.from(file).includes('SECRETWORD')).toBe(false);
    expect(Buffer.from(file).subarray(0, 40).toString()).toContain('age-encryption.org/v1');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    expect(await decrypter.decrypt(file, 'text')).toContain('SECRETWORD');
    expect(await openRescue(file, passphrase)).toMatchObject({ drafts: [draft] });
  });
});
