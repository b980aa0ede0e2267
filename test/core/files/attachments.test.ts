// Files between real devices and a real server, through lines that are cut: whatever happens, the content arrives as it was, or the state
// says where it is.
import { randomBytes } from 'node:crypto';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AttachmentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { type CuttingProxy, startCuttingProxy } from '../../harness/cutting-proxy.ts';
import { eventually } from '../../harness/eventually.ts';
import { addTeamMates, everybodysPassword } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { attach, contentOf, deviceAgain, deviceOf, openCase, placeIs, viewOf } from './file-devices.ts';

const fileBytes = 3_000_000;
let serverFolder: string;
let server: RunningServer;
let proxy: CuttingProxy;
let teamId: TeamId;
let anna: CoreDevice;
let annaFolder: string;
let chen: CoreDevice;

const start = () =>
  startServer({
    database: { kind: 'embedded', folder: serverFolder },
    firstAdmin: { login: 'root', name: 'Root', password: everybodysPassword },
    pokeIntervalMs: 100,
    fileBytes,
  });

beforeAll(async () => {
  serverFolder = temporaryFolder(afterAll);
  server = await start();
  teamId = await addTeamMates(server.url, everybodysPassword);
  proxy = await startCuttingProxy(server.url);
  annaFolder = temporaryFolder(afterAll);
  anna = await deviceOf('anna', annaFolder, proxy.url);
  chen = await deviceOf('chen', temporaryFolder(afterAll), proxy.url);
  await Promise.all([anna.settled(), chen.settled()]);
});
afterEach(() => {
  proxy.cutAfter();
  proxy.setDown(false);
});
afterAll(async () => {
  await Promise.all([anna?.close(), chen?.close()]);
  await proxy?.close();
  await server?.close();
});

const blobs = () => globSync('files/blobs/*/*', { cwd: serverFolder });

/** The other device learns of the file and fetches it. */
async function fetched(device: CoreDevice, caseId: CaseId, id: AttachmentId): Promise<Buffer> {
  await placeIs(device, caseId, id, 'on-server', 'here');
  await device.client.call('attachments.fetch', { attachmentId: id });
  await placeIs(device, caseId, id, 'here');
  return contentOf(device, id);
}

describe('a file', () => {
  test('added without a network is kept, can be opened, and reaches the colleague when the network is back', async () => {
    const bytes = randomBytes(700_000);
    const caseId = await openCase(anna, teamId);
    await anna.settled();
    proxy.setDown(true);
    await anna.syncIs(({ connection }) => connection === 'offline');
    const id = await attach(anna, caseId, '碎屏.png', bytes);
    expect(await viewOf(anna, caseId, id)).toMatchObject({ place: 'waiting', here: true, name: '碎屏.png' });
    expect((await contentOf(anna, id)).equals(bytes)).toBe(true);
    const [line] = (await anna.client.call('cases.timeline', { caseId })).filter(({ kind }) => kind === 'attachment');
    expect(line).toMatchObject({ body: '碎屏.png', saveState: 'saved-here', data: { attachmentId: id } });

    proxy.setDown(false);
    await placeIs(anna, caseId, id, 'here');
    expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);

    await chen.client.call('sync.setWorkOffline', { on: true });
    expect((await contentOf(chen, id)).equals(bytes)).toBe(true);
    await chen.client.call('sync.setWorkOffline', { on: false });
  });

  test('lies on the disk under its hash and in no other place, and nothing of it in the clear', async () => {
    const words = Buffer.from('身份证号 110101199003077758 '.repeat(40));
    const caseId = await openCase(anna, teamId);
    const id = await attach(anna, caseId, 'id.png', words);
    await placeIs(anna, caseId, id, 'here');
    const files = globSync('accounts/*/files/*', { cwd: annaFolder });
    expect(files.every((path) => /[0-9a-f]{64}$/.test(path))).toBe(true);
    for (const path of globSync('accounts/**', { cwd: annaFolder, withFileTypes: true }).filter((e) => e.isFile()))
      expect(readFileSync(join(path.parentPath, path.name)).includes('110101199003077758')).toBe(false);
  });

  test('added twice is sent once', async () => {
    const bytes = randomBytes(400_000);
    const first = await openCase(anna, teamId);
    await placeIs(anna, first, await attach(anna, first, 'a.png', bytes), 'here');
    const before = proxy.sent();
    const second = await openCase(chen, teamId);
    const again = await attach(chen, second, 'b.png', bytes);
    await placeIs(chen, second, again, 'here');
    expect(proxy.sent() - before).toBeLessThan(100_000);
    expect((await fetched(anna, second, again)).equals(bytes)).toBe(true);
  });

  test.each([
    ['larger than the workspace allows', 'a.png', fileBytes + 1, 'too-large'],
    ['that is a program', 'a.exe', 100, 'blocked-type'],
    ['with nothing in it', 'a.png', 0, 'empty-file'],
  ])('%s is refused at once, and nothing of it stays', async (_what, name, size, kind) => {
    const caseId = await openCase(anna, teamId);
    await expect(attach(anna, caseId, name, Buffer.alloc(size))).rejects.toMatchObject({ kind });
    expect(await anna.client.call('attachments.list', { caseId })).toEqual([]);
    expect(globSync('accounts/*/files/incoming-*', { cwd: annaFolder })).toEqual([]);
  });

  test('that was only half handed over is on no case', async () => {
    const caseId = await openCase(anna, teamId);
    const announced = { caseId, name: 'a.png', mediaType: 'image/png', size: 10 };
    const { fileId } = await anna.client.call('attachments.begin', announced);
    await anna.client.call('attachments.append', { fileId, offset: 0, data: Buffer.alloc(5).toString('base64') });
    await expect(anna.client.call('attachments.finish', { fileId })).rejects.toMatchObject({ kind: 'bad-request' });
    await anna.client.call('attachments.abandon', { fileId });
    expect(await anna.client.call('attachments.list', { caseId })).toEqual([]);
    expect(globSync('accounts/*/files/incoming-*', { cwd: annaFolder })).toEqual([]);
  });

  test('that a case does not take is not kept either', async () => {
    const nowhere = '01930000-0000-7000-8000-00000000dead' as CaseId;
    await expect(attach(anna, nowhere, 'a.png', randomBytes(999))).rejects.toMatchObject({ kind: 'not-here' });
    const kept = globSync('accounts/*/files/*', { cwd: annaFolder }).length;
    await expect(attach(anna, nowhere, 'a.png', randomBytes(998))).rejects.toMatchObject({ kind: 'not-here' });
    expect(globSync('accounts/*/files/*', { cwd: annaFolder }).length).toBe(kept);
  });
});

describe('a line that is cut', () => {
  test('wherever it is, up and down: the content arrives as it was', async () => {
    const size = 1_200_000;
    const amounts = fc.array(fc.integer({ min: 500, max: size }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (up, down) => {
        const bytes = randomBytes(size);
        const caseId = await openCase(anna, teamId);
        await anna.settled();
        proxy.cutAfter(...up);
        const id = await attach(anna, caseId, 'a.png', bytes);
        const view = await placeIs(anna, caseId, id, 'here', 'failed');
        expect(view.place).toBe('here');
        await placeIs(chen, caseId, id, 'on-server');
        proxy.cutAfter(...down);
        await chen.client.call('attachments.fetch', { attachmentId: id });
        await placeIs(chen, caseId, id, 'here');
        proxy.cutAfter();
        expect((await contentOf(chen, id)).equals(bytes)).toBe(true);
      }),
      { numRuns: 5 },
    );
    expect(proxy.cuts()).toBeGreaterThan(10);
  }, 120_000);

  test('a bit that is turned on the way is noticed, and the file is sent again', async () => {
    const bytes = randomBytes(300_000);
    const caseId = await openCase(anna, teamId);
    await anna.settled();
    proxy.flipOnce(bytes.subarray(150_000, 150_024));
    const id = await attach(anna, caseId, 'a.png', bytes);
    await placeIs(anna, caseId, id, 'here');
    expect(anna.logged.some((line) => line.includes('bytes-differ'))).toBe(true);
    expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);
  });
});

describe('in the middle of sending', () => {
  test('the server may be started anew: what it had taken is not sent again', async () => {
    const bytes = randomBytes(2_500_000);
    const caseId = await openCase(anna, teamId);
    await anna.settled();
    proxy.cutAfter(1_600_000);
    const before = proxy.cuts();
    const id = await attach(anna, caseId, 'a.png', bytes);
    await eventually(() => expect(proxy.cuts()).toBe(before + 1));
    proxy.setDown(true);
    await server.close();
    server = await start();
    proxy.lead(server.url);
    const sent = proxy.sent();
    proxy.setDown(false);
    await placeIs(anna, caseId, id, 'here');
    expect(proxy.sent() - sent).toBeLessThan(1_600_000);
    expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);
  });

  test('the device may be killed: it goes on from there', async () => {
    const bytes = randomBytes(2_500_000);
    const caseId = await openCase(anna, teamId);
    await anna.settled();
    proxy.cutAfter(1_600_000);
    const before = proxy.cuts();
    const id = await attach(anna, caseId, 'a.png', bytes);
    await eventually(() => expect(proxy.cuts()).toBe(before + 1));
    proxy.setDown(true);
    // As a kill leaves it: nothing is told that it ends.
    const image = join(temporaryFolder(afterAll), 'profile');
    cpSync(annaFolder, image, { recursive: true });
    await anna.close();
    annaFolder = image;
    anna = await deviceAgain(image, proxy.url);
    expect(await viewOf(anna, caseId, id)).toMatchObject({ here: true });
    expect((await contentOf(anna, id)).equals(bytes)).toBe(true);
    const sent = proxy.sent();
    proxy.setDown(false);
    await placeIs(anna, caseId, id, 'here');
    expect(proxy.sent() - sent).toBeLessThan(1_600_000);
    expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);
  });
});

test('switching the connection off stops a transfer, switching it on goes on with it', async () => {
  const bytes = randomBytes(2_900_000);
  const caseId = await openCase(anna, teamId);
  await anna.settled();
  const off = eventually(async () => {
    const views = await anna.client.call('attachments.list', { caseId });
    if ((views[0]?.moved ?? 0) === 0) throw new Error('nothing has been sent yet');
    await anna.client.call('sync.setWorkOffline', { on: true });
  });
  const id = await attach(anna, caseId, 'a.png', bytes);
  await off;
  const view = await placeIs(anna, caseId, id, 'sending', 'here');
  const before = proxy.sent();
  await anna.client.call('sync.setWorkOffline', { on: false });
  await placeIs(anna, caseId, id, 'here');
  if (view.place === 'sending') expect(proxy.sent() - before).toBeLessThan(bytes.length);
  expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);
});

test('a device killed while it fetches goes on from there', async () => {
  const bytes = randomBytes(2_500_000);
  const caseId = await openCase(chen, teamId);
  const id = await attach(chen, caseId, 'a.png', bytes);
  await placeIs(chen, caseId, id, 'here');
  await placeIs(anna, caseId, id, 'on-server');
  const before = proxy.cuts();
  proxy.cutAfter(1_500_000);
  await anna.client.call('attachments.fetch', { attachmentId: id });
  await eventually(() => expect(proxy.cuts()).toBe(before + 1));
  proxy.setDown(true);
  const image = join(temporaryFolder(afterAll), 'profile');
  cpSync(annaFolder, image, { recursive: true });
  await anna.close();
  annaFolder = image;
  expect(globSync('accounts/*/files/*.part', { cwd: image })).toHaveLength(1);
  anna = await deviceAgain(image, proxy.url);
  expect((await viewOf(anna, caseId, id)).place).toBe('fetching');
  proxy.setDown(false);
  await placeIs(anna, caseId, id, 'here');
  expect((await contentOf(anna, id)).equals(bytes)).toBe(true);
});

describe('a server that has lost the content', () => {
  test('gets it again from the device that has it, as soon as somebody misses it', async () => {
    const bytes = randomBytes(500_000);
    const caseId = await openCase(anna, teamId);
    const id = await attach(anna, caseId, 'a.png', bytes);
    await placeIs(anna, caseId, id, 'here');
    await placeIs(chen, caseId, id, 'on-server');
    for (const blob of blobs()) rmSync(join(serverFolder, blob));
    await chen.client.call('attachments.fetch', { attachmentId: id });
    await placeIs(chen, caseId, id, 'here');
    expect((await contentOf(chen, id)).equals(bytes)).toBe(true);
    expect(blobs().length).toBeGreaterThan(0);
  });

  test('says so where nobody has it, and what was wished for comes when somebody has', async () => {
    const bytes = randomBytes(1000);
    const caseId = await openCase(anna, teamId);
    const id = await attach(anna, caseId, 'a.png', bytes);
    await placeIs(anna, caseId, id, 'here');
    await placeIs(chen, caseId, id, 'on-server');
    proxy.setDown(true);
    await anna.client.call('sync.setWorkOffline', { on: true });
    proxy.setDown(false);
    for (const blob of blobs()) rmSync(join(serverFolder, blob));
    await chen.settled();
    await chen.client.call('attachments.fetch', { attachmentId: id });
    const view = await placeIs(chen, caseId, id, 'elsewhere');
    expect(view).toMatchObject({ here: false, failure: { kind: 'bytes-missing' } });
    await anna.client.call('sync.setWorkOffline', { on: false });
    await placeIs(chen, caseId, id, 'here');
  });
});

test('content that is damaged here is fetched again; where it is nowhere else, that is said', async () => {
  const bytes = randomBytes(5000);
  const caseId = await openCase(chen, teamId);
  const id = await attach(chen, caseId, 'a.png', bytes);
  await placeIs(chen, caseId, id, 'here');
  await fetched(anna, caseId, id);
  const spoil = () => {
    for (const path of globSync('accounts/*/files/*', { cwd: annaFolder }))
      writeFileSync(join(annaFolder, path), 'spoiled');
  };
  spoil();
  await expect(contentOf(anna, id)).rejects.toMatchObject({ kind: 'damaged' });
  await placeIs(anna, caseId, id, 'here');
  expect((await contentOf(anna, id)).equals(bytes)).toBe(true);

  proxy.setDown(true);
  await anna.syncIs(({ connection }) => connection === 'offline');
  const lost = await attach(anna, caseId, 'b.png', randomBytes(4000));
  spoil();
  proxy.setDown(false);
  const view = await placeIs(anna, caseId, lost, 'failed');
  expect(view.failure?.kind).toBe('damaged');
  expect((await placeIs(chen, caseId, lost, 'elsewhere')).here).toBe(false);
});

test('a file of a case that went to another team is no longer wished for, nor found', async () => {
  const bytes = randomBytes(3000);
  const caseId = await openCase(chen, teamId);
  const id = await attach(chen, caseId, 'a.png', bytes);
  await placeIs(chen, caseId, id, 'here');
  await placeIs(anna, caseId, id, 'on-server');
  await anna.client.call('sync.setWorkOffline', { on: true });
  await anna.client.call('attachments.fetch', { attachmentId: id });
  const root = await deviceOf('root', temporaryFolder(afterAll), proxy.url);
  await root.settled();
  const other = (await root.client.call('teams.add', { name: 'Field' })).teamId as TeamId;
  await eventually(async () => {
    const { teams } = await root.client.call('people.list', {});
    expect(teams.map(({ id: team }) => team)).toContain(other);
  });
  await root.client.run('case.assign', { caseId, assigneeId: null, teamId: other });
  await root.settled();
  expect((await fetched(root, caseId, id)).equals(bytes)).toBe(true);
  await root.close();
  await anna.client.call('sync.setWorkOffline', { on: false });
  await anna.settled();
  await eventually(async () => expect(await anna.client.call('attachments.list', { caseId })).toEqual([]));
  await expect(anna.client.call('attachments.get', { attachmentId: id, offset: 0 })).rejects.toMatchObject({
    kind: 'not-here',
  });
});

test("on a machine that several share, a colleague's files are sent while somebody else is signed in", async () => {
  const bytes = randomBytes(900_000);
  const folder = temporaryFolder(afterAll);
  const shared = await startDevice({ folder, serverUrl: proxy.url, courierMs: 50 });
  await shared.signIn('anna', everybodysPassword);
  await shared.settled();
  const caseId = await openCase(shared, teamId);
  await shared.settled();
  proxy.setDown(true);
  await shared.syncIs(({ connection }) => connection === 'offline');
  const id = await attach(shared, caseId, 'a.png', bytes);
  await shared.client.call('session.signOut', {});
  proxy.setDown(false);
  await shared.signIn('chen', everybodysPassword);
  expect((await fetched(chen, caseId, id)).equals(bytes)).toBe(true);
  await shared.close();
});
