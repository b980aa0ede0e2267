// Content of files over the wire: sent in pieces by tus, verified, given out by ranges to those who may see it.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '#domain/contract/failure.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { ArticleId, AttachmentId, CaseId, CustomerId } from '#domain/model/ids.ts';
import type { RunningServer } from '#server/server-options.ts';
import { eventually } from '../harness/eventually.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { id, TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let folder: string;
let server: RunningServer;
let staff: Staff;
const fileBytes = 200_000;

beforeAll(async () => {
  folder = temporaryFolder(afterAll);
  database = await createTestDatabase();
  server = await database.start({ filesFolder: folder, fileBytes });
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

/** Another process takes over: the same database and folder, another port. */
async function restart(): Promise<void> {
  await server.close();
  server = await database.start({ filesFolder: folder, fileBytes });
  for (const [name, device] of Object.entries(staff))
    if (device instanceof TestDevice) Object.assign(staff, { [name]: moved(device) });
}

function moved(device: TestDevice): TestDevice {
  const next = new TestDevice(server.url, device.session);
  next.mid = device.mid;
  return next;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const blobPath = (sha256: string) => join(folder, 'blobs', sha256.slice(0, 2), sha256);

async function openCase(device: TestDevice): Promise<CaseId> {
  const args = await openCaseArgs(device);
  await device.push(device.command('case.open', args));
  return args.caseId;
}

async function attach(
  device: TestDevice,
  to: CaseId | object,
  bytes: Uint8Array,
  some: object = {},
): Promise<AttachmentId> {
  const sha256 = hashOf(bytes);
  const attachmentId = id() as AttachmentId;
  const nowhere = { caseId: null, customerId: null, visitId: null, articleId: null };
  const args = {
    ...{ ...nowhere, ...(typeof to === 'string' ? { caseId: to } : to) },
    entryId: null,
    sha256,
    name: '照片.jpg',
    mediaType: 'image/jpeg',
    size: bytes.length,
    attachmentId,
  };
  const [result] = await device.push(device.command('attachment.add', { ...args, ...some }));
  expect(result?.status).toBe('accepted');
  return attachmentId;
}

function headersOf(device: TestDevice, more: Record<string, string> = {}): Record<string, string> {
  return {
    authorization: `Bearer ${device.session.token}`,
    [protocolHeader]: String(protocolVersion),
    'tus-resumable': '1.0.0',
    ...more,
  };
}

const encoded = (text: string) => Buffer.from(text).toString('base64');

async function begin(device: TestDevice, sha256: string, size: number) {
  const response = await fetch(`${server.url}/v1/files`, {
    method: 'POST',
    headers: headersOf(device, {
      'upload-length': String(size),
      'upload-metadata': `sha256 ${encoded(sha256)},type ${encoded('image/jpeg')}`,
    }),
  });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    failure: await failureIn(response),
  };
}

async function failureIn(response: Response): Promise<Failure | undefined> {
  const text = await response.text();
  return text.startsWith('{') ? (JSON.parse(text) as { failure: Failure }).failure : undefined;
}

async function send(device: TestDevice, location: string, offset: number, bytes: Uint8Array) {
  const response = await fetch(server.url + location, {
    method: 'PATCH',
    headers: headersOf(device, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }),
    body: Buffer.from(bytes),
  });
  return { status: response.status, failure: await failureIn(response) };
}

async function offsetOf(device: TestDevice, location: string): Promise<number | undefined> {
  const response = await fetch(server.url + location, { method: 'HEAD', headers: headersOf(device) });
  return response.ok ? Number(response.headers.get('upload-offset')) : undefined;
}

async function upload(device: TestDevice, bytes: Uint8Array): Promise<void> {
  const { location } = await begin(device, hashOf(bytes), bytes.length);
  expect((await send(device, location, 0, bytes)).status).toBe(204);
}

const offer = (device: TestDevice, sha256: string) =>
  device.send<{ state: string }>('POST', `/v1/blobs/${sha256}/offer`, {});

function get(device: TestDevice, sha256: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/v1/blobs/${sha256}`, { headers: headersOf(device, more) });
}

async function stateOf(device: TestDevice, attachmentId: string): Promise<unknown> {
  return (await device.find('attachment', attachmentId))?.fields.state;
}

describe('files that are on no case', () => {
  test('a draft’s picture is with those who write, and goes where its article is published', async () => {
    const articleId = id();
    const bytes = randomBytes(900);
    const attachmentId = await attach(staff.lead, { articleId }, bytes);
    await upload(staff.lead, bytes);
    expect(await staff.ben.find('attachment', attachmentId)).toBeUndefined();
    expect((await offer(staff.ben, hashOf(bytes))).status).toBe(404);
    const article = { title: 't', body: '', kind: 'faq', language: 'en' };
    await staff.lead.push(staff.lead.command('article.add', wholeArgs('article.add', { ...article, articleId })));
    expect(await stateOf(staff.ben, attachmentId)).toBe('ready');
    expect((await get(staff.ben, hashOf(bytes))).status).toBe(200);
    // Now it is for another team alone.
    const set = { audience: 'team', teamId: staff.field } as const;
    const [moved] = await staff.lead.push(
      staff.lead.command('article.edit', wholeArgs('article.edit', { articleId: articleId as ArticleId, set })),
    );
    expect(moved?.status).toBe('accepted');
    expect(await staff.ben.find('attachment', attachmentId)).toBeUndefined();
    expect((await get(staff.ben, hashOf(bytes))).status).toBe(404);
    expect((await get(staff.fay, hashOf(bytes))).status).toBe(200);
  });

  test('what was removed is given to nobody, and its content goes some days later unless it came back', async () => {
    const customerId = id() as CustomerId;
    await staff.anna.push(staff.anna.command('customer.add', wholeArgs('customer.add', { customerId, name: '周一' })));
    const [gone, back, fresh] = [randomBytes(800), randomBytes(801), randomBytes(802)];
    const daysAgo = Date.now() - 4 * 24 * 60 * 60_000;
    for (const bytes of [gone, back, fresh]) {
      const attachmentId = await attach(staff.anna, { customerId }, bytes);
      await upload(staff.anna, bytes);
      const removal = staff.anna.command('attachment.remove', { attachmentId });
      await staff.anna.push(bytes === fresh ? removal : { ...removal, happenedAt: daysAgo });
      expect((await get(staff.anna, hashOf(bytes))).status).toBe(404);
      expect((await offer(staff.anna, hashOf(bytes))).status).toBe(404);
    }
    const again = await attach(staff.anna, { customerId }, back);
    expect(await stateOf(staff.ben, again)).toBe('ready');
    await restart();
    await eventually(() => expect(existsSync(blobPath(hashOf(gone)))).toBe(false));
    expect(existsSync(blobPath(hashOf(back)))).toBe(true);
    expect(existsSync(blobPath(hashOf(fresh)))).toBe(true);
    expect((await get(staff.ben, hashOf(back))).status).toBe(200);
  });
});

describe('sending', () => {
  test('a file sent in pieces is whole: its record says so to everybody, and it is given out as it was', async () => {
    const bytes = randomBytes(90_000);
    const sha256 = hashOf(bytes);
    const attachmentId = await attach(staff.anna, await openCase(staff.anna), bytes);
    expect(await stateOf(staff.ben, attachmentId)).toBe('awaiting-bytes');
    expect((await offer(staff.anna, sha256)).body).toEqual({ state: 'wanted' });

    const { location, status } = await begin(staff.anna, sha256, bytes.length);
    expect(status).toBe(201);
    for (let at = 0; at < bytes.length; at += 30_000)
      expect((await send(staff.anna, location, at, bytes.subarray(at, at + 30_000))).status).toBe(204);

    expect(await stateOf(staff.ben, attachmentId)).toBe('ready');
    const found = await get(staff.ben, sha256);
    expect(Buffer.from(await found.arrayBuffer())).toEqual(bytes);
    expect(found.headers.get('etag')).toBe(`"${sha256}"`);
    expect(found.headers.get('content-type')).toBe('application/octet-stream');
    expect(readdirSync(join(folder, 'arriving'))).toEqual([]);
  });

  test('a connection that is cut leaves what has arrived, also over a restart of the server', async () => {
    const bytes = randomBytes(fileBytes);
    const sha256 = hashOf(bytes);
    const attachmentId = await attach(staff.anna, await openCase(staff.anna), bytes);
    const { location } = await begin(staff.anna, sha256, bytes.length);
    const cut = httpRequest(server.url + location, {
      method: 'PATCH',
      headers: headersOf(staff.anna, {
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': String(bytes.length),
      }),
    });
    cut.on('error', () => undefined);
    cut.write(bytes.subarray(0, 120_000));
    await eventually(async () => {
      if ((await offsetOf(staff.anna, location)) !== 120_000) throw new Error('not all of it has arrived');
    });
    cut.destroy();

    await restart();
    const offset = (await offsetOf(staff.anna, location)) ?? 0;
    expect(offset).toBe(120_000);
    expect((await send(staff.anna, location, 7, bytes.subarray(7))).status).toBe(409);
    expect((await send(staff.anna, location, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await stateOf(staff.ben, attachmentId)).toBe('ready');
    expect(Buffer.from(await (await get(staff.ben, sha256)).arrayBuffer())).toEqual(bytes);
  });

  test('an upload that was whole when its server was killed is taken at the next start', async () => {
    const bytes = randomBytes(500);
    const attachmentId = await attach(staff.anna, await openCase(staff.anna), bytes);
    const { location } = await begin(staff.anna, hashOf(bytes), bytes.length);
    await server.close();
    writeFileSync(join(folder, 'arriving', location.split('/').at(-1) ?? ''), bytes);
    await restart();
    await eventually(async () => expect(await stateOf(staff.anna, attachmentId)).toBe('ready'));
    expect((await offer(staff.anna, hashOf(bytes))).body).toEqual({ state: 'held' });
  });

  test('an upload whose description a power cut has torn is begun again', async () => {
    const bytes = randomBytes(600);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    const { location } = await begin(staff.anna, hashOf(bytes), bytes.length);
    const path = join(folder, 'arriving', `${location.split('/').at(-1)}.json`);
    writeFileSync(path, '{"id":"');
    expect(await offsetOf(staff.anna, location)).toBeUndefined();
    expect((await send(staff.anna, location, 0, bytes)).status).toBe(404);
    await upload(staff.anna, bytes);
  });

  test('an upload nobody goes on with is forgotten after days, one that grows is not', async () => {
    const bytes = randomBytes(610);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    const old = await begin(staff.anna, hashOf(bytes), bytes.length);
    const path = join(folder, 'arriving', old.location.split('/').at(-1) ?? '');
    const day = 24 * 60 * 60;
    utimesSync(path, Date.now() / 1000 - 2 * day, Date.now() / 1000 - 2 * day);
    await restart();
    expect(await offsetOf(staff.anna, old.location)).toBe(0);
    utimesSync(path, Date.now() / 1000 - 4 * day, Date.now() / 1000 - 4 * day);
    await restart();
    await eventually(async () => expect(await offsetOf(staff.anna, old.location)).toBeUndefined());
  });

  test('content that is not what its name says is thrown away, and the right one is still taken', async () => {
    const bytes = randomBytes(1000);
    const sha256 = hashOf(bytes);
    const attachmentId = await attach(staff.anna, await openCase(staff.anna), bytes);
    const { location } = await begin(staff.anna, sha256, bytes.length);
    const answer = await send(staff.anna, location, 0, randomBytes(1000));
    expect(answer).toMatchObject({ status: 422, failure: { kind: 'bytes-differ' } });
    expect(await offsetOf(staff.anna, location)).toBeUndefined();
    expect(await stateOf(staff.anna, attachmentId)).toBe('awaiting-bytes');
    await upload(staff.anna, bytes);
    expect(await stateOf(staff.anna, attachmentId)).toBe('ready');
  });

  test('the same content on another case need not be sent: its record is ready at once', async () => {
    const bytes = randomBytes(2000);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    await upload(staff.anna, bytes);
    const again = await attach(staff.ben, await openCase(staff.ben), bytes);
    expect(await stateOf(staff.ben, again)).toBe('ready');
    expect((await offer(staff.ben, hashOf(bytes))).body).toEqual({ state: 'held' });
  });

  test('a file larger than the workspace allows is refused before it is sent', async () => {
    const bytes = randomBytes(fileBytes + 1);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    expect(await offer(staff.anna, hashOf(bytes))).toMatchObject({ status: 413, failure: { kind: 'too-large' } });
    expect((await begin(staff.anna, hashOf(bytes), bytes.length)).status).toBe(413);
    expect(staff.anna.session.limits).toEqual({ fileBytes });
  });

  test('a full disk is told as such, and what had arrived before goes on when there is room', async () => {
    const bytes = randomBytes(3000);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    const { location } = await begin(staff.anna, hashOf(bytes), bytes.length);
    const path = join(folder, 'arriving', location.split('/').at(-1) ?? '');
    rmSync(path);
    symlinkSync('/dev/full', path);
    expect(await send(staff.anna, location, 0, bytes)).toMatchObject({ status: 507, failure: { kind: 'server-full' } });
    rmSync(path);
    writeFileSync(path, bytes.subarray(0, 1000));
    expect(await offsetOf(staff.anna, location)).toBe(1000);
    expect((await send(staff.anna, location, 1000, bytes.subarray(1000))).status).toBe(204);
  });
});

describe('who may', () => {
  test('send: only what a case they see has, and only go on with their own uploads', async () => {
    const bytes = randomBytes(100);
    const sha256 = hashOf(bytes);
    expect((await begin(staff.anna, sha256, bytes.length)).failure?.kind).toBe('not-found');
    await attach(staff.anna, await openCase(staff.anna), bytes);
    expect((await begin(staff.fay, sha256, bytes.length)).failure?.kind).toBe('not-found');
    expect((await offer(staff.fay, sha256)).failure?.kind).toBe('not-found');
    expect((await begin(staff.anna, sha256, 99)).failure?.kind).toBe('not-found');
    const { location } = await begin(staff.anna, sha256, bytes.length);
    expect((await send(staff.ben, location, 0, bytes)).failure?.kind).toBe('not-found');
    expect(await offsetOf(staff.ben, location)).toBeUndefined();
    const outside = await fetch(server.url + location, {
      method: 'HEAD',
      headers: { [protocolHeader]: String(protocolVersion), 'tus-resumable': '1.0.0' },
    });
    expect(outside.status).toBe(401);
  });

  test.each(['..', '%2e%2e', 'ab', `${'a'.repeat(32)}.json`, '..%2f..%2fblobs'])('name no upload %s', async (name) => {
    const response = await fetch(`${server.url}/v1/files/${name}`, { method: 'HEAD', headers: headersOf(staff.anna) });
    expect([400, 404]).toContain(response.status);
  });

  test('read: those who see a case with the file, nobody else', async () => {
    const bytes = randomBytes(100);
    const sha256 = hashOf(bytes);
    await attach(staff.anna, await openCase(staff.anna), bytes);
    await upload(staff.anna, bytes);
    expect((await get(staff.ben, sha256)).status).toBe(200);
    expect((await get(staff.lead, sha256)).status).toBe(200);
    expect((await get(staff.fay, sha256)).status).toBe(404);
    expect((await fetch(`${server.url}/v1/blobs/${sha256}`)).status).toBe(426);
    expect((await get(staff.anna, '../secret')).status).toBe(404);
    expect((await get(staff.anna, 'A'.repeat(64))).status).toBe(400);
  });
});

describe('reading by ranges', () => {
  const bytes = randomBytes(1000);
  const sha256 = hashOf(bytes);
  beforeAll(async () => {
    await attach(staff.anna, await openCase(staff.anna), bytes);
    await upload(staff.anna, bytes);
  });

  test.each([
    ['bytes=0-99', 206, 0, 100],
    ['bytes=900-', 206, 900, 1000],
    ['bytes=900-5000', 206, 900, 1000],
    ['bytes=-100', 206, 900, 1000],
    ['bytes=-5000', 206, 0, 1000],
    ['bytes=0-1,5-6', 200, 0, 1000],
    ['nonsense', 200, 0, 1000],
  ])('%s gives %d', async (range, status, from, to) => {
    const response = await get(staff.anna, sha256, { range });
    expect(response.status).toBe(status);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes.subarray(from, to));
    if (status === 206) expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`);
  });

  test.each(['bytes=1000-', 'bytes=5-4', 'bytes=-0'])('%s lies outside', async (range) => {
    const response = await get(staff.anna, sha256, { range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */1000');
  });

  test('a range of another content than the asker knows gives all of it', async () => {
    const response = await get(staff.anna, sha256, { range: 'bytes=5-', 'if-range': '"other"' });
    expect(response.status).toBe(200);
  });
});

describe('content that is gone', () => {
  test('is missed when somebody asks for it, and sent again by who has it', async () => {
    const bytes = randomBytes(700);
    const sha256 = hashOf(bytes);
    const attachmentId = await attach(staff.anna, await openCase(staff.anna), bytes);
    await upload(staff.anna, bytes);
    rmSync(blobPath(sha256));
    const answer = await get(staff.ben, sha256);
    expect(answer.status).toBe(404);
    expect((await failureIn(answer))?.kind).toBe('bytes-missing');
    expect(await stateOf(staff.anna, attachmentId)).toBe('awaiting-bytes');
    expect((await offer(staff.anna, sha256)).body).toEqual({ state: 'wanted' });
    await upload(staff.anna, bytes);
    expect(existsSync(blobPath(sha256))).toBe(true);
    expect(await stateOf(staff.ben, attachmentId)).toBe('ready');
  });

  test('or came back with a backup, is noticed at the next start', async () => {
    const [gone, back] = [randomBytes(80), randomBytes(81)];
    const caseId = await openCase(staff.anna);
    const goneId = await attach(staff.anna, caseId, gone);
    await upload(staff.anna, gone);
    const backId = await attach(staff.anna, caseId, back);
    await server.close();
    rmSync(blobPath(hashOf(gone)));
    // Put where the server keeps it, past the server.
    rmSync(join(blobPath(hashOf(back)), '..'), { recursive: true, force: true });
    mkdirSync(join(blobPath(hashOf(back)), '..'), { recursive: true });
    writeFileSync(blobPath(hashOf(back)), back);
    await restart();
    await eventually(async () => expect(await stateOf(staff.anna, goneId)).toBe('awaiting-bytes'));
    await eventually(async () => expect(await stateOf(staff.anna, backId)).toBe('ready'));
  });
});

describe('content of a customer who was erased', () => {
  /** A customer with a file on their case. */
  async function customerWith(bytes: Uint8Array): Promise<CustomerId> {
    const customerId = id() as CustomerId;
    const customer = wholeArgs('customer.add', { customerId, name: '王女士', language: 'en' });
    await staff.anna.push(staff.anna.command('customer.add', customer));
    const args = await openCaseArgs(staff.anna, { customerId });
    await staff.anna.push(staff.anna.command('case.open', args));
    await attach(staff.anna, args.caseId, bytes);
    return customerId;
  }
  const erase = async (customerId: CustomerId) =>
    expect((await staff.admin.send('POST', '/v1/erase', { what: 'customer', customerId })).status).toBe(200);

  test('is not kept when its last piece comes after that', async () => {
    const bytes = randomBytes(900);
    const customerId = await customerWith(bytes);
    const { location } = await begin(staff.anna, hashOf(bytes), bytes.length);
    await send(staff.anna, location, 0, bytes.subarray(0, 400));
    await erase(customerId);
    const ended = await send(staff.anna, location, 400, bytes.subarray(400));
    expect([ended.status, ended.failure?.kind]).toEqual([404, 'not-found']);
    expect(existsSync(blobPath(hashOf(bytes)))).toBe(false);
    expect(await offsetOf(staff.anna, location)).toBeUndefined();
  });

  test('goes at the next start where a server was killed between the order and the file, with what was arriving', async () => {
    const [kept, arriving] = [randomBytes(901), randomBytes(902)];
    await erase(await customerWith(kept));
    mkdirSync(join(blobPath(hashOf(kept)), '..'), { recursive: true });
    writeFileSync(blobPath(hashOf(kept)), kept);
    const customerId = await customerWith(arriving);
    const { location } = await begin(staff.anna, hashOf(arriving), arriving.length);
    await send(staff.anna, location, 0, arriving.subarray(0, 400));
    await erase(customerId);
    expect(await offsetOf(staff.anna, location)).toBe(400);
    await restart();
    await eventually(async () => expect(existsSync(blobPath(hashOf(kept)))).toBe(false));
    await eventually(async () => expect(await offsetOf(staff.anna, location)).toBeUndefined());
  });
});
