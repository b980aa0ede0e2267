// The promise: whatever becomes of the two files of an account, nothing unsent is lost and the rows come back from the server.
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const accountOf = (folder: string) =>
  readdirSync(join(folder, 'accounts')).map((name) => join(folder, 'accounts', name))[0] ?? '';
const putAside = (account: string, file: string) =>
  readdirSync(account).filter((name) => new RegExp(`^${file}\\.put-aside-\\d+$`).test(name));

interface World {
  readonly folder: string;
  readonly account: string;
  readonly proxy: FaultProxy;
  /** On the server, and seen there by this device. */
  readonly sent: CaseId;
  /** Only on this device. */
  readonly unsent: CaseId;
}

/** A profile with a case on the server and one that could not be sent; `between` happens before the second pull. */
async function profile(between: (account: string) => void = () => undefined): Promise<World> {
  const proxy = await startFaultProxy(server.url);
  const folder = temporaryFolder();
  const device = await deviceAtWork('anna', { folder, serverUrl: proxy.url });
  between(accountOf(folder));
  const sent = await openedCase(device, 'on the server');
  await device.settled();
  await eventually(async () => {
    expect((await device.client.call('cases.get', { caseId: sent })).saveState).toBe('on-server');
  });
  // The server has it as soon as it answers; this device has it from the server after the next pull.
  await device.settled();
  proxy.set('down');
  const unsent = await openedCase(device, 'only here');
  await device.close();
  return { folder, account: accountOf(folder), proxy, sent, unsent };
}

/** The unsent case is there at once, the person is told while the rows are missing, and then everything is as it was. */
async function comesBack({ folder, proxy, sent, unsent }: World): Promise<CoreDevice> {
  const again = await startDevice({ folder, serverUrl: proxy.url });
  expect((await again.client.call('cases.get', { caseId: unsent })).fields.subject).toBe('only here');
  expect((await again.client.call('sync.get', {})).refilling).toBe(true);
  proxy.set('none');
  await again.settled();
  await eventually(async () => {
    for (const caseId of [sent, unsent])
      expect((await again.client.call('cases.get', { caseId })).saveState).toBe('on-server');
  });
  expect((await again.client.call('sync.get', {})).refilling).toBe(false);
  return again;
}

describe('a replica', () => {
  it('that an old copy was put in the place of is noticed, put aside and filled again', async () => {
    const old = temporaryFolder();
    const world = await profile((account) => {
      for (const end of ['', '-wal'])
        if (existsSync(join(account, `replica.db${end}`)))
          copyFileSync(join(account, `replica.db${end}`), join(old, `replica.db${end}`));
    });
    for (const end of ['', '-wal', '-shm']) rmSync(join(world.account, `replica.db${end}`), { force: true });
    cpSync(old, world.account, { recursive: true });
    const device = await comesBack(world);
    expect(putAside(world.account, 'replica.db')).toHaveLength(1);
    expect(device.logged.join()).toContain('"why":"behind"');
    await device.close();
    await world.proxy.close();
  });

  it('whose write-ahead log was thrown away is noticed, put aside and filled again', async () => {
    const copy = temporaryFolder();
    const world = await profile();
    // What a kill leaves: a file and the log that holds what it lacks.
    const device = await startDevice({ folder: world.folder, serverUrl: world.proxy.url });
    world.proxy.set('none');
    await device.settled();
    const last = await openedCase(device, 'in the log');
    await device.settled();
    await eventually(async () => {
      expect((await device.client.call('cases.get', { caseId: last })).saveState).toBe('on-server');
    });
    await device.settled();
    world.proxy.set('down');
    const unsent = await openedCase(device, 'only here');
    cpSync(world.folder, copy, { recursive: true });
    await device.close();
    const account = accountOf(copy);
    rmSync(join(account, 'replica.db-shm'), { force: true });
    truncateSync(join(account, 'replica.db-wal'), 0);
    const again = await comesBack({ ...world, folder: copy, account, unsent });
    expect(again.logged.join()).toContain('"why":"behind"');
    await again.close();
    await world.proxy.close();
  });

  it('that is gone is filled again', async () => {
    const world = await profile();
    for (const end of ['', '-wal', '-shm']) rmSync(join(world.account, `replica.db${end}`), { force: true });
    const device = await comesBack(world);
    expect(device.logged.join()).toContain('"why":"missing"');
    await device.close();
    await world.proxy.close();
  });

  it('that is put aside again and again leaves no more than two behind', async () => {
    const world = await profile();
    for (let time = 0; time < 4; time++) {
      writeFileSync(join(world.account, 'replica.db'), Buffer.alloc(8192, 0x5a));
      const device = await startDevice({ folder: world.folder, serverUrl: world.proxy.url });
      expect((await device.client.call('cases.get', { caseId: world.unsent })).fields.subject).toBe('only here');
      await device.close();
    }
    expect(putAside(world.account, 'replica.db')).toHaveLength(2);
    await world.proxy.close();
  });

  it('that kept up is not put aside', async () => {
    const world = await profile();
    const device = await startDevice({ folder: world.folder, serverUrl: world.proxy.url });
    expect((await device.client.call('sync.get', {})).refilling).toBe(false);
    expect((await device.client.call('cases.get', { caseId: world.sent })).fields.subject).toBe('on the server');
    await device.close();
    expect(putAside(world.account, 'replica.db')).toEqual([]);
    await world.proxy.close();
  });
});

describe('an outbox', () => {
  const losses: readonly [string, (account: string) => void][] = [
    ['is gone', (account) => rmSync(join(account, 'outbox.db'))],
    ['is full of zeros', (account) => writeFileSync(join(account, 'outbox.db'), Buffer.alloc(40_960))],
    [
      'has another first page',
      (account) => {
        const bytes = readFileSync(join(account, 'outbox.db'));
        writeFileSync(join(account, 'outbox.db'), bytes.fill(0x77, 0, 4096));
      },
    ],
  ];
  it.each(losses)('that %s comes back from its journal, and what waited is sent once', async (_what, lose) => {
    const { folder, account, proxy, sent, unsent } = await profile();
    for (const end of ['-wal', '-shm']) rmSync(join(account, `outbox.db${end}`), { force: true });
    lose(account);
    const again = await startDevice({ folder, serverUrl: proxy.url });
    expect((await again.client.call('sync.get', {})).waiting).toBe(1);
    expect((await again.client.call('session.get', {})).phase).toBe('ready');
    proxy.set('none');
    await again.settled();
    await eventually(async () => {
      for (const caseId of [sent, unsent])
        expect((await again.client.call('cases.get', { caseId })).saveState).toBe('on-server');
    });
    const { rows } = await again.client.call('cases.list', { text: 'only here' });
    expect(rows.filter(({ id }) => id === unsent)).toHaveLength(1);
    await again.close();
    await proxy.close();
  });

  it('that was rolled back after its commands had left sends them under their numbers, not others under theirs', async () => {
    const { folder, account, proxy, unsent } = await profile();
    const old = temporaryFolder();
    copyFileSync(join(account, 'outbox.db'), join(old, 'outbox.db'));
    proxy.set('none');
    const device = await startDevice({ folder, serverUrl: proxy.url });
    await device.settled();
    const later = await openedCase(device, 'after the copy');
    await device.settled();
    await device.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(account, `outbox.db${end}`), { force: true });
    copyFileSync(join(old, 'outbox.db'), join(account, 'outbox.db'));
    const again = await startDevice({ folder, serverUrl: proxy.url });
    const last = await openedCase(again, 'after the roll-back');
    await again.settled();
    expect(again.logged.join()).not.toContain('copied');
    await eventually(async () => {
      for (const caseId of [unsent, later, last])
        expect((await again.client.call('cases.get', { caseId })).saveState).toBe('on-server');
    });
    await again.close();
    await proxy.close();
  });
});
