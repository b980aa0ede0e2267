// Devices and servers of different versions: what still works, what is refused, and that work on a device is never lost by it.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { protocolVersion } from '#domain/contract/wire/version.ts';
import type { RunningServer, ServeOptions } from '#server/server-options.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../../harness/server.ts';
import { hireStaff, signInAs } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { startRewritingProxy } from './rewriting-proxy.ts';

const password = 'a long enough secret';
const next = protocolVersion + 1;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function freshDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  ends.push(() => database.drop());
  return database;
}

async function startCore(serverUrl: string, folder = temporaryFolder()): Promise<CoreDevice> {
  const device = await startDevice({ folder: join(folder, 'anna'), serverUrl });
  ends.push(() => device.close());
  return device;
}

/** The same address, another version of the server behind it. */
async function replaceServer(database: TestDatabase, running: RunningServer, options: ServeOptions) {
  await running.close();
  return await database.start({ port: running.port, ...options });
}

async function openCase(device: CoreDevice, subject: string): Promise<string> {
  const { agent } = await device.client.call('session.get', {});
  const saved = await device.client.run('case.open', { subject, teamId: agent?.teamIds[0] ?? '' });
  return saved.made?.id ?? '';
}

type Rows = { collection: string; values: unknown[][] }[];

/** As a server answers whose records have one field more. */
function withMoods(answer: Record<string, unknown>): unknown {
  const columns = answer.columns as Record<string, string[]>;
  const snapshot = answer.snapshot as { rows: Rows } | undefined;
  const groups = [...(answer.pages as { rows: Rows }[]).flatMap((page) => page.rows), ...(snapshot?.rows ?? [])];
  for (const [collection, names] of Object.entries(columns))
    columns[collection] = [...names.slice(0, 4), 'mood', ...names.slice(4)];
  for (const group of groups) group.values = group.values.map((row) => [...row.slice(0, 4), 'sunny', ...row.slice(4)]);
  return { ...answer, weather: 'a field of the answer that nobody here knows' };
}

describe('a server one version ahead that still serves this one', () => {
  it('works with a device of this version: columns, commands and lines it does not know do not disturb it', async () => {
    const database = await freshDatabase();
    const protocol = { version: next, floor: protocolVersion, pushFloor: protocolVersion };
    const server = await database.start({ protocol });
    const { ben, support } = await hireStaff(server.url);
    await database.query(`alter table "case" add column mood text not null default 'sunny'`);
    const proxy = await startRewritingProxy(server.url, withMoods);
    ends.push(() => proxy.close());

    const device = await startCore(proxy.url);
    await device.signIn('anna', password);
    await device.settled();
    const caseId = await openCase(device, 'from the old to the new');
    await device.settled();
    expect(await ben.find('case', caseId)).toMatchObject({ fields: { subject: 'from the old to the new' } });

    // What a newer device did: a command this one does not know, and a line of a kind it does not know.
    const uid = '01930000-0000-7000-8000-0000000000aa';
    await database.query(
      `insert into command_log
         (workspace_id, uid, device_id, mid, agent_id, name, version, args, status, vers, happened_at, recorded_at)
       select workspace_id, $1::uuid, device_id, 999, agent_id, 'case.teleport', 3, '{"where": "elsewhere"}', 'accepted', '{}', 0, 0
       from command_log limit 1`,
      [uid],
    );
    await ben.push(ben.command('case.note', { caseId: caseId as never, body: 'seen by the new' }));
    await eventually(async () => {
      const timeline = await device.client.call('cases.timeline', { caseId });
      expect(timeline.map((entry) => entry.body)).toContain('seen by the new');
    });
    expect((await device.settled()).problem).toBeNull();
    expect((await device.client.call('cases.get', { caseId })).saveState).toBe('on-server');
    expect(support).toBeDefined();
  });
});

describe('a server that has left this version behind', () => {
  const gone = { version: next, floor: next, pushFloor: protocolVersion };

  it('takes what waits, refuses the rest, and the device says so; nothing is lost or refused here', async () => {
    const database = await freshDatabase();
    const server = await database.start();
    await hireStaff(server.url);
    const device = await startCore(server.url);
    await device.signIn('anna', password);
    await device.settled();
    const newer = await replaceServer(database, server, { protocol: gone });
    const caseId = await openCase(device, 'written before the update');
    await device.client.call('sync.now', {});
    const sync = await device.syncIs((now) => now.connection === 'problem' && now.waiting === 0);
    expect(sync.problem).toMatchObject({
      kind: 'protocol-mismatch',
      details: { server: next, client: protocolVersion },
    });
    expect(sync.needsYou).toBe(0);
    expect(await database.query('select subject from "case" where id = $1', [caseId])).toEqual([
      { subject: 'written before the update' },
    ]);
    expect((await device.client.call('cases.list', { text: 'update' })).total).toBe(1);

    // A session that has ended is renewed, or the work could not be handed over.
    await device.client.call('session.signOut', {});
    await device.signIn('anna', password);
    await openCase(device, 'and after signing in again');
    await device.syncIs((now) => now.connection === 'problem' && now.waiting === 0);

    // And what must not stay on a device goes from an old one, too.
    await database.query(
      `insert into erase_duty (workspace_id, device_id, order_id)
       select workspace_id, id, '01930000-0000-7000-8000-00000000eeee' from device`,
    );
    await database.query(
      `insert into erase_order (workspace_id, id, what, subject_id, records, files, ordered_at)
       select distinct workspace_id, '01930000-0000-7000-8000-00000000eeee'::uuid, 'customer', '01930000-0000-7000-8000-00000000eeef'::uuid,
         '[]'::jsonb, '[]'::jsonb, 0::bigint from device`,
    );
    await device.client.call('sync.now', {});
    await eventually(async () =>
      expect((await database.query('select 1 as done from erase_duty where done_at is not null')).length).toBe(1),
    );

    // When the server serves it again (the program was updated), everything falls into place.
    await replaceServer(database, newer, {});
    expect((await device.settled()).problem).toBeNull();
    expect((await device.client.call('cases.get', { caseId })).saveState).toBe('on-server');
  });

  it('further than its work can be taken: everything waits here, for as long as it takes', async () => {
    const database = await freshDatabase();
    const server = await database.start();
    await hireStaff(server.url);
    const device = await startCore(server.url);
    await device.signIn('anna', password);
    await device.settled();
    const newer = await replaceServer(database, server, { protocol: { ...gone, pushFloor: next } });
    const caseId = await openCase(device, 'kept');
    await device.client.call('sync.now', {});
    await device.syncIs((now) => now.connection === 'problem' && now.waiting === 1);
    await device.client.call('session.signOut', {});
    await device.signIn('anna', password);
    expect((await device.syncIs((now) => now.connection === 'problem')).problem?.kind).toBe('protocol-mismatch');
    expect((await device.client.call('cases.get', { caseId })).saveState).toBe('saved-here');
    await replaceServer(database, newer, {});
    expect((await device.settled()).needsYou).toBe(0);
    expect((await device.client.call('cases.get', { caseId })).saveState).toBe('on-server');
  });
});

describe('a server older than the device', () => {
  it('gets nothing it would misunderstand; work goes on here until it is updated', async () => {
    const database = await freshDatabase();
    const older = protocolVersion - 1;
    const server = await database.start();
    await hireStaff(server.url);
    const device = await startCore(server.url);
    await device.signIn('anna', password);
    await device.settled();
    const old = await replaceServer(database, server, {
      protocol: { version: older, floor: older, pushFloor: older },
    });
    const caseId = await openCase(device, 'too new for it');
    await device.client.call('sync.now', {});
    const sync = await device.syncIs((now) => now.connection === 'problem');
    expect(sync).toMatchObject({ waiting: 1, needsYou: 0, problem: { details: { server: older } } });
    await replaceServer(database, old, {});
    await device.settled();
    expect((await device.client.call('cases.get', { caseId })).saveState).toBe('on-server');
  });
});

describe('the floors', () => {
  it('are told in the greeting and kept at each address', async () => {
    const database = await freshDatabase();
    const server = await database.start({ protocol: { version: 9, floor: 7, pushFloor: 5 } });
    const hello = await (await fetch(`${server.url}/v1/hello`)).json();
    expect(hello).toMatchObject({ protocol: 9, floor: 7, pushFloor: 5 });
    const status = async (path: string, version: number) => {
      const body = JSON.stringify({ login: adminLogin.login, password: 'wrong', device: { id: null, name: '' } });
      const headers = { 'content-type': 'application/json', 'x-holdfast-protocol': String(version) };
      return (await fetch(server.url + path, { method: 'POST', headers, body })).status;
    };
    const served = async (path: string) => {
      const statuses = await Promise.all([4, 5, 6, 7, 9, 10].map((version) => status(path, version)));
      return statuses.map((code) => code !== 426);
    };
    expect(await served('/v1/push')).toEqual([false, true, true, true, true, false]);
    expect(await served('/v1/session')).toEqual([false, true, true, true, true, false]);
    expect(await served('/v1/hand-up')).toEqual([false, true, true, true, true, false]);
    expect(await served('/v1/pull')).toEqual([false, false, false, true, true, false]);
    expect(await served('/v1/lease')).toEqual([false, false, false, true, true, false]);
    await expect(signInAs(server.url, 'nobody')).rejects.toThrow('protocol-mismatch');
  });
});
