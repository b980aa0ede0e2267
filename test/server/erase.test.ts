import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EraseOrder, EraseResponse, EraseStatus, OrdersResponse } from '#domain/contract/wire/erase.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import type { AppointmentId, ArticleId, CallId, CustomerId, FollowUpId } from '#domain/model/ids.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { countedSums, keptSums } from '../harness/scope-counts.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { id, request, type TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let url: string;
let localToken: string;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ url, localToken } = await database.start());
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

let turn = 0;
let word: string;
beforeEach(() => {
  turn += 1;
  word = `Quillfeather${turn}`;
});

/** A customer with a case, a note, a call, a follow-up and a conflict, all of which speak of the word. */
async function knowCustomer(device: TestDevice, other: TestDevice, said = word) {
  const customerId = id() as CustomerId;
  const values = { language: 'en', notes: said, tags: [said] } as const;
  const contactPoints = [{ kind: 'phone' as const, value: '+86 138 0013 8642', label: said }];
  const customer = wholeArgs('customer.add', { customerId, name: said, ...values, contactPoints });
  await device.push(device.command('customer.add', customer));
  const opened = { ...(await openCaseArgs(device)), subject: said, description: said, customerId };
  await device.push(device.command('case.open', opened));
  const { caseId } = opened;
  await device.push(device.command('case.note', { caseId, body: said }));
  const callId = id() as CallId;
  await device.push(
    device.command('call.record', {
      ...{ callId, caseId: null, customerId, teamId: opened.teamId, direction: 'in', phone: said, startedAt: 1 },
      ...{ durationMs: 1, holdMs: 0, wrapUpMs: 0, said: [] },
      ...{ need: said, cause: '', done: '', promised: '', note: said, outcome: 'informed', mood: null },
    }),
  );
  const followUpId = id() as FollowUpId;
  await device.push(
    device.command('follow-up.schedule', {
      ...{
        followUpId,
        caseId,
        customerId,
        teamId: opened.teamId,
        ownerId: device.agentId,
        kind: 'call-back',
        repeat: null,
      },
      ...{ dueAt: 1, promise: said },
    }),
  );
  const appointmentId = id() as AppointmentId;
  await device.push(
    device.command('appointment.book', {
      ...{ appointmentId, caseId: null, customerId, teamId: opened.teamId, kind: 'visit', agentId: device.agentId },
      ...{ startsAt: 1, minutes: 60, place: said, note: '', agreed: false },
    }),
  );
  const edit = (subject: string) => ({ caseId, set: { subject } });
  const base = { [`case/${caseId}`]: { rev: 1, fields: { subject: said } } };
  await device.push(device.command('case.edit', edit(`${said} once`), { base }));
  await other.push(other.command('case.edit', edit(`${said} twice`), { base }));
  return { customerId, caseId, callId, followUpId, appointmentId };
}

/** The tables in which the words stand anywhere. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await database.query(`select 1 as hit from ${name} as t where t::text like $1 limit 1`, [
      `%${words}%`,
    ]);
    if (hit) found.push(name);
  }
  return found;
}

const erase = (device: TestDevice, asked: unknown) => device.send<EraseResponse>('POST', '/v1/erase', asked);
const ordersOf = async (device: TestDevice) => (await device.send<OrdersResponse>('GET', '/v1/orders')).body.orders;
const done = (device: TestDevice, orders: readonly EraseOrder[]) =>
  device.send('POST', '/v1/orders/done', { orderIds: orders.map((order) => order.id) });

async function seal(order: EraseOrder, content: unknown) {
  const text = JSON.stringify(content);
  const encrypter = new Encrypter();
  encrypter.addRecipient(order.sealTo);
  const sealed = Buffer.from(await encrypter.encrypt(text)).toString('base64');
  return { orderId: order.id, digest: createHash('sha256').update(text).digest('hex'), sealed };
}

describe('the erasure of a customer', () => {
  it('takes every word of them out of every table, and nothing of anybody else', async () => {
    const { admin, anna, ben } = staff;
    const erased = await knowCustomer(anna, ben);
    const kept = await knowCustomer(anna, ben, `Kept${turn}`);
    expect(await tablesWith(word)).toEqual([
      '"case"',
      'appointment',
      'call',
      'command_log',
      'conflict',
      'customer',
      'entry',
      'follow_up',
    ]);
    const before = await tablesWith(`Kept${turn}`);
    const { status, body } = await erase(admin, { what: 'customer', customerId: erased.customerId });
    expect(status).toBe(200);
    expect(body.records).toBeGreaterThan(7);
    expect(await tablesWith(word)).toEqual([]);
    expect(await tablesWith(`Kept${turn}`)).toEqual(before);
    expect(await anna.find('case', kept.caseId)).toBeDefined();
  });

  it('takes along the versions of articles that the admin names, out of the log as well, and no other', async () => {
    const { admin, lead } = staff;
    const { customerId } = await knowCustomer(staff.anna, staff.ben, `Other${turn}`);
    const articleId = id() as ArticleId;
    const face = { title: 'Doors', body: word, kind: 'faq', language: 'en' } as const;
    const added = lead.command('article.add', wholeArgs('article.add', { ...face, articleId }));
    await lead.push(added);
    const set = { body: 'Press it twice.' };
    await lead.push(lead.command('article.edit', wholeArgs('article.edit', { articleId, set })));
    expect(await tablesWith(word)).toEqual(['article_revision', 'command_log']);
    const revisionIds = [added.uid, id()];
    const { body } = await erase(admin, { what: 'customer', customerId, revisionIds });
    expect(await tablesWith(word)).toEqual([]);
    expect(await tablesWith('Press it twice.')).toEqual(['article', 'article_revision', 'command_log']);
    const order = (await ordersOf(lead)).find((each) => body.orderIds.includes(each.id));
    expect(order?.records.filter((key) => key.startsWith('articleRevision/'))).toEqual([
      `articleRevision/${added.uid}`,
    ]);
  });

  it('goes to the devices as tombstones, and as an order until each says it is done', async () => {
    const { admin, anna, ben, support } = staff;
    const { customerId, caseId, callId, followUpId, appointmentId } = await knowCustomer(anna, ben);
    const before = await ben.pull();
    const cursors = before.snapshot?.position.at ?? {};
    await erase(admin, { what: 'customer', customerId });
    const pulled: PullResponse = await ben.pull({ cursors });
    expect(pulled.done).toBe(true);
    const gone = pulled.pages.flatMap((page) => page.tombstones);
    expect(gone).toContainEqual({ collection: 'customer', id: customerId, movedTo: null });
    expect(gone).toContainEqual({ collection: 'case', id: caseId, movedTo: null });
    const order = pulled.orders?.find((each) => each.customerId === customerId);
    expect(order?.records).toEqual(
      expect.arrayContaining([
        ...[`customer/${customerId}`, `case/${caseId}`, `call/${callId}`, `followUp/${followUpId}`],
        `appointment/${appointmentId}`,
      ]),
    );
    expect(order?.records.some((key) => key.startsWith('entry/'))).toBe(false);

    expect((await ben.pull({ cursors: pulled.base })).orders).toEqual(pulled.orders);
    await done(ben, pulled.orders ?? []);
    expect((await ben.pull({ cursors: pulled.base })).orders).toBeUndefined();
    expect((await ordersOf(anna)).map((each) => each.customerId)).toContain(customerId);
    expect(pulled.scopes).toContain(`team:${support}`);
  });

  it('keeps scopes and sums in step, so that no device thinks it drifted', async () => {
    const { admin, anna, ben } = staff;
    const { customerId } = await knowCustomer(anna, ben);
    await erase(admin, { what: 'customer', customerId });
    expect(await keptSums(database)).toEqual(await countedSums(database));
  });

  it('leaves what comes too late refused, and what was answered answered', async () => {
    const { admin, anna, ben } = staff;
    const { customerId, caseId } = await knowCustomer(anna, ben);
    const note = anna.command('case.note', { caseId, body: word });
    const first = await anna.push(note);
    await erase(admin, { what: 'customer', customerId });
    expect(await anna.push(note)).toEqual(first);
    const [late] = await anna.push(anna.command('case.note', { caseId, body: 'late' }));
    expect(late).toMatchObject({ status: 'refused', refusal: { kind: 'not-found' } });
    const again = { ...(await openCaseArgs(anna)), customerId };
    const [opened] = await anna.push(anna.command('case.open', again));
    expect(opened).toMatchObject({ status: 'refused', refusal: { kind: 'not-found' } });
  });
});

describe('the erasure of devices', () => {
  it('is told to that device alone, and ends its session when it is done', async () => {
    const { admin } = staff;
    const lost = await signInAs(url, 'anna');
    const { body } = await erase(admin, { what: 'device', deviceId: lost.session.device.id });
    expect(body).toMatchObject({ devices: 1, records: 0 });
    const orders = (await lost.pull()).orders?.filter((order) => order.what === 'device') ?? [];
    expect(orders).toHaveLength(1);
    expect((await ordersOf(staff.ben)).filter((order) => order.what === 'device')).toEqual([]);
    await done(lost, orders);
    expect((await lost.pullRaw()).failure?.kind).toBe('session-expired');
  });

  it('of an agent who left reaches all their devices, which can pull no more', async () => {
    const { admin } = staff;
    const devices = [await signInAs(url, 'fay'), await signInAs(url, 'fay')];
    await database.query(`update agent set active = false where login = 'fay'`);
    const { body } = await erase(admin, { what: 'agent', agentId: devices[0]?.agentId });
    expect(body.devices).toBeGreaterThanOrEqual(2);
    for (const device of devices) {
      expect((await device.pullRaw()).failure?.kind).toBe('inactive');
      expect((await ordersOf(device)).map((order) => order.what)).toContain('device');
    }
  });
});

describe('what a device hands up', () => {
  it('is kept once, read by an admin alone, and forgotten when they say so', async () => {
    const { admin, anna, ben } = staff;
    const { customerId } = await knowCustomer(anna, ben);
    await erase(admin, { what: 'customer', customerId });
    const order = (await ordersOf(anna)).find((each) => each.customerId === customerId);
    if (!order) throw new Error('there is no order');
    const content = {
      version: 1,
      commands: [{ envelope: { name: 'case.note', args: { body: word } }, state: 'refused', refusal: null }],
      drafts: [{ kind: 'note', subject: 'x', content: word, savedAt: 1 }],
    };
    for (const _ of [1, 2])
      expect((await anna.send('POST', '/v1/hand-up', await seal(order, content))).status).toBe(200);
    // Sealed: nobody who reads the database sees it.
    expect(await tablesWith(word)).toEqual([]);

    const found = (await admin.send<EraseStatus>('GET', '/v1/erase')).body.orders.find((each) => each.id === order.id);
    expect(found?.handUps).toHaveLength(1);
    expect(found?.waiting.map(({ deviceId }) => deviceId)).toContain(anna.session.device.id);
    const path = `/v1/hand-ups/${found?.handUps[0]?.id}`;
    expect((await admin.send('GET', path)).body).toEqual(content);
    expect((await anna.send('GET', path)).status).toBe(403);
    expect((await anna.send('GET', '/v1/erase')).status).toBe(403);
    await admin.send('DELETE', path);
    expect((await admin.send('GET', path)).status).toBe(404);
  });

  it('is refused for an order of another device, and when it is not what it should be', async () => {
    const { anna } = staff;
    const [order] = await ordersOf(anna);
    if (!order) throw new Error('there is no order');
    const given = await seal(order, {});
    const others = { ...given, orderId: id() };
    expect((await anna.send('POST', '/v1/hand-up', others)).status).toBe(404);
    expect((await anna.send('POST', '/v1/hand-up', { ...given, sealed: 'not base64!' })).status).toBe(400);
  });
});

describe('ordering', () => {
  it('is for admins, and for who can read the data folder', async () => {
    const { anna, lead, ben } = staff;
    const { customerId } = await knowCustomer(anna, ben);
    for (const device of [anna, lead])
      expect((await erase(device, { what: 'customer', customerId })).failure?.kind).toBe('forbidden');
    const local = { authorization: `Bearer ${localToken}` };
    const { status } = await request(url, 'POST', '/v1/erase', { what: 'customer', customerId }, local);
    expect(status).toBe(200);
  });

  it('fails for what does not exist', async () => {
    const { admin } = staff;
    for (const asked of [
      { what: 'customer', customerId: id() },
      { what: 'device', deviceId: id() },
      { what: 'agent', agentId: id() },
    ])
      expect((await erase(admin, asked)).status).toBe(404);
    expect((await erase(admin, { what: 'everything' })).status).toBe(400);
  });
});
