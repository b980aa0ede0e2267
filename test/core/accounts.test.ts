import { cpSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

// Just signed in, nothing of the teams has come yet.
const openCase = (on: CoreDevice, subject: string) => openedCase(on, subject, { teamId: server.teamId });

function accountFolders(folder: string): string[] {
  return readdirSync(join(folder, 'accounts')).map((name) => join(folder, 'accounts', name));
}

describe('a shared workstation', () => {
  it('sends what the last agent left waiting, with that agent’s own name, while another is signed in', async () => {
    const proxy = await startFaultProxy(server.url);
    const folder = temporaryFolder();
    const machine = await startDevice({ folder, serverUrl: proxy.url, courierMs: 50 });
    await machine.signIn('chen', server.password);
    await machine.settled();
    await machine.signIn('anna', server.password);
    await machine.settled();
    proxy.set('down');
    const id = await openCase(machine, 'left waiting by anna');
    await machine.client.call('session.signOut', {});
    expect((await machine.client.call('session.get', {})).accounts).toContainEqual(
      expect.objectContaining({ login: 'anna', waiting: 1 }),
    );
    await machine.signIn('chen', server.password);
    proxy.set('none');

    await eventually(async () => {
      const seen = await machine.client.call('cases.get', { caseId: id });
      expect(seen.openedByName).toBe('安娜');
    });
    const { accounts } = await machine.client.call('session.get', {});
    expect(accounts.find((account) => account.login === 'anna')?.waiting).toBe(0);
    await machine.close();
    await proxy.close();
  });
});

describe('the encrypted files', () => {
  it('do not open with another key, are left as they are, and open again with their own', async () => {
    const folder = temporaryFolder();
    const own = await startDevice({ folder, serverUrl: server.url });
    await own.signIn('anna', server.password);
    const id = await openCase(own, 'sealed');
    await own.close();
    await expect(startDevice({ folder, serverUrl: server.url, key: new Uint8Array(32).fill(1) })).rejects.toMatchObject(
      { kind: 'wrong-key', message: expect.stringContaining('made with another key') },
    );
    const again = await startDevice({ folder, serverUrl: server.url });
    expect((await again.client.call('cases.get', { caseId: id })).fields.subject).toBe('sealed');
    await again.close();
  });

  it('hold no readable text', async () => {
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: server.url });
    await device.signIn('anna', server.password);
    await openCase(device, 'PLAINLY-VISIBLE-SUBJECT');
    await device.settled();
    await device.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes('PLAINLY-VISIBLE'), file.name).toBe(false);
      expect(bytes.includes('SQLite format 3'), file.name).toBe(false);
    }
  });

  it('are rebuilt when the replica is damaged: it is put aside, nothing unsent is lost', async () => {
    const proxy = await startFaultProxy(server.url);
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: proxy.url });
    await device.signIn('anna', server.password);
    const old = await openCase(device, 'on the server already');
    await device.settled();
    proxy.set('down');
    const fresh = await openCase(device, 'only here');
    await device.close();
    const [account = ''] = accountFolders(folder);
    const replica = join(account, 'replica.db');
    const bytes = readFileSync(replica);
    bytes.fill(0x5a, 0, 8192);
    writeFileSync(replica, bytes);

    const again = await startDevice({ folder, serverUrl: proxy.url });
    expect((await again.client.call('cases.get', { caseId: fresh })).fields.subject).toBe('only here');
    expect(readdirSync(account).some((name) => name.includes('put-aside'))).toBe(true);
    proxy.set('none');
    await again.settled();
    expect((await again.client.call('cases.get', { caseId: old })).fields.subject).toBe('on the server already');
    await again.close();
    await proxy.close();
  });

  it('are rebuilt while the program runs when a page deep in the replica turns out to be unreadable', async () => {
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: server.url });
    await device.signIn('anna', server.password);
    const id = await openCase(device, 'behind the bad page');
    await device.settled();
    await device.close();
    const [account = ''] = accountFolders(folder);
    const replica = join(account, 'replica.db');
    const bytes = readFileSync(replica);
    for (let page = 3; page * 4096 < bytes.length; page++) bytes.fill(0x33, page * 4096 + 100, page * 4096 + 108);
    writeFileSync(replica, bytes);

    const again = await startDevice({ folder, serverUrl: server.url });
    await eventually(async () => {
      expect((await again.client.call('cases.get', { caseId: id })).saveState).toBe('on-server');
    });
    expect(readdirSync(account).some((name) => name.startsWith('replica.db.put-aside'))).toBe(true);
    await again.close();
  });

  it('give up what can be read of a damaged outbox, and keep the damaged file', async () => {
    const proxy = await startFaultProxy(server.url);
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: proxy.url });
    await device.signIn('anna', server.password);
    await device.settled();
    proxy.set('down');
    for (let n = 0; n < 60; n++) await openCase(device, `waiting ${n} ${'一'.repeat(200)}`);
    await device.close();
    const [account = ''] = accountFolders(folder);
    const outbox = join(account, 'outbox.db');
    const bytes = readFileSync(outbox);
    const last = Math.floor(bytes.length / 4096) - 1;
    bytes.fill(0x33, last * 4096 + 50, last * 4096 + 58);
    writeFileSync(outbox, bytes);

    const again = await startDevice({ folder, serverUrl: proxy.url });
    const { waiting } = await again.client.call('sync.get', {});
    expect(waiting).toBeGreaterThan(40);
    expect(readdirSync(account).some((name) => name.startsWith('outbox.db.put-aside'))).toBe(true);
    expect(again.logged.join()).toContain('the outbox was damaged');
    proxy.set('none');
    await again.syncIs((sync) => sync.waiting === 0 && sync.connection === 'online');
    await again.close();
    await proxy.close();
  });

  it('are rebuilt when the replica is gone altogether', async () => {
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: server.url });
    await device.signIn('anna', server.password);
    const id = await openCase(device, 'survives');
    await device.settled();
    await device.close();
    const [account = ''] = accountFolders(folder);
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(join(account, `replica.db${suffix}`))) truncateSync(join(account, `replica.db${suffix}`));
    const again = await startDevice({ folder, serverUrl: server.url });
    await eventually(async () => {
      expect((await again.client.call('cases.get', { caseId: id })).saveState).toBe('on-server');
    });
    await again.close();
  });

  it('that were copied to another machine are noticed: no change is lost, none is mistaken for another', async () => {
    const folder = temporaryFolder();
    const first = await startDevice({ folder, serverUrl: server.url });
    await first.signIn('anna', server.password);
    await first.settled();
    await first.close();
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });

    const original = await startDevice({ folder, serverUrl: server.url });
    const one = await openCase(original, 'from the original');
    await original.settled();
    const copied = await startDevice({ folder: copy, serverUrl: server.url });
    const two = await openCase(copied, 'from the copy');
    await copied.syncIs((sync) => sync.connection === 'session-expired');
    await copied.signIn('anna', server.password);
    await copied.settled();
    await original.settled();

    for (const device of [original, copied])
      for (const [id, subject] of [
        [one, 'from the original'],
        [two, 'from the copy'],
      ] as const)
        await eventually(async () => {
          expect((await device.client.call('cases.get', { caseId: id })).fields.subject).toBe(subject);
        });
    const numbers = await Promise.all(
      [one, two].map(async (caseId) => (await original.client.call('cases.get', { caseId })).fields.number),
    );
    expect(new Set(numbers).size).toBe(2);
    await Promise.all([original.close(), copied.close()]);
  });
});

describe('signing in', () => {
  it('says what is wrong, and keeps nothing of a failed try', async () => {
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: server.url });
    const signIn = (login: string, password: string) => device.client.call('session.signIn', { login, password });
    await expect(signIn('anna', 'wrong')).rejects.toMatchObject({ kind: 'wrong-password' });
    await expect(signIn('nobody', 'wrong')).rejects.toMatchObject({ kind: 'wrong-password' });
    const view = await device.client.call('session.get', {});
    expect(view.phase).toBe('signed-out');
    expect(view.accounts).toEqual([]);
    await expect(device.client.call('cases.counts', {})).rejects.toMatchObject({ kind: 'signed-out' });
    await device.close();
  });

  it('asks for the server’s address where none is known, and takes one however it is written', async () => {
    const device = await startDevice({ folder: temporaryFolder(), serverUrl: '' });
    const credentials = { login: 'anna', password: server.password };
    await expect(device.client.call('session.signIn', credentials)).rejects.toMatchObject({
      kind: 'bad-request',
      details: { field: 'serverUrl' },
    });
    await device.client.call('session.signIn', { ...credentials, serverUrl: `${server.url}/?from=mail#top` });
    const { serverUrl, accounts } = await device.client.call('session.get', {});
    expect(serverUrl).toBe(server.url);
    await device.client.call('session.signOut', {});
    await device.client.call('session.signIn', { ...credentials, serverUrl: `${server.url}/` });
    expect((await device.client.call('session.get', {})).accounts).toHaveLength(accounts.length);
    await device.close();
  });
});
