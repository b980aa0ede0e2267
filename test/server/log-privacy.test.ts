// A whole session with words that would be recognised anywhere, and a log that must not know any of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { CommandUid, CustomerId } from '#domain/model/ids.ts';
import { errorFields, linesTo } from '#server/log.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, signInAs } from '../harness/staff.ts';
import { id, request, TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

const secrets = {
  name: '王小明 Quillfeather',
  phone: '+86 138 0013 8642',
  mail: 'quillfeather@example.org',
  subject: 'The lighthouse lamp is broken 灯塔坏了',
  note: 'Her neighbour Zebulon keeps the spare key 备用钥匙',
  login: 'ottoline',
  wrongPassword: 'hunter2-hunter2',
  article: 'Ask for the mother’s maiden name Vanderquist',
  search: 'Zebulon',
  key: 'Quillfeather-key',
};

const lines: string[] = [];
const log = linesTo({ write: (line) => void lines.push(line) }, 'trace');
let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ log })).url;
});
afterAll(() => database.drop());

const phone: ContactPoint = { kind: 'phone', value: secrets.phone, label: secrets.name };
const mail: ContactPoint = { kind: 'email', value: secrets.mail, label: '' };

/** Everything a day of work can make a server say something about. */
async function work(): Promise<void> {
  const admin = await TestDevice.signIn(url, adminLogin);
  const [team] = admin.session.agent.teamIds;
  if (!team) throw new Error('the admin has no team');
  await addPerson(admin, secrets.login, 'agent', [team]);
  await addPerson(admin, secrets.login, 'agent', [team]);
  const wrong = { login: secrets.login, password: secrets.wrongPassword, device: { id: null, name: secrets.name } };
  for (let n = 0; n < 8; n++) await request(url, 'POST', '/v1/session', wrong);
  const device = await TestDevice.signIn(url, adminLogin);

  const customerId = id() as CustomerId;
  const customer = wholeArgs('customer.add', {
    ...{ customerId, name: secrets.name, notes: secrets.note, contactPoints: [phone, mail] },
    ...{ preferences: secrets.note, specialNeeds: secrets.note },
    consents: [{ key: 'sms', state: 'refused', how: secrets.note }],
    importantDates: [{ kind: 'other', label: secrets.name, month: 1, day: 1, year: null }],
  });
  const add = device.command('customer.add', customer);
  await device.push(add);
  const opened = { ...(await openCaseArgs(device)), subject: secrets.subject, customerId };
  await device.push(device.command('case.open', opened));
  const note = (body: string) => device.command('case.note', { caseId: opened.caseId, body });
  await device.push(note(secrets.note));
  // Refused, malformed, of another agent, of nobody's making, forked, with a gap.
  await device.push(device.command('customer.add', customer));
  await device.pushRaw([{ ...note(secrets.note), args: { [secrets.key]: secrets.note } }]);
  await device.pushRaw([{ ...note(secrets.note), [secrets.key]: secrets.note }]);
  await device.pushRaw([{ ...note(secrets.note), name: secrets.name, version: 7 }]);
  await device.pushRaw([{ ...note(secrets.note), uid: id() as CommandUid, mid: 1 }]);
  await device.pushRaw([{ ...note(secrets.note), uid: id() as CommandUid, mid: 900 }]);
  device.mid = 7;
  // A body that is no JSON, an address and headers that hold what they should not.
  const asDevice = { authorization: `Bearer ${device.session.token}` };
  await request(url, 'POST', '/v1/push', `{"name": "${secrets.name}", ${secrets.note}`, asDevice);
  await request(url, 'GET', `/v1/${encodeURIComponent(secrets.search)}?q=${encodeURIComponent(secrets.name)}`);
  await request(url, 'POST', '/v1/pull', { [secrets.key]: secrets.note }, asDevice);
  await request(url, 'POST', '/v1/pull', {}, { authorization: `Bearer ${secrets.key}` });
  await device.send('POST', '/v1/password', { current: secrets.wrongPassword, next: secrets.note });
  await device.pull();
}

/** The database itself refuses a value, and says which in its message and its details. */
async function breakOff(): Promise<void> {
  const anna = await signInAs(url, secrets.login).catch(() => undefined);
  const device = anna ?? (await TestDevice.signIn(url, adminLogin));
  const opened = { ...(await openCaseArgs(device)), subject: 'plain' };
  await device.push(device.command('case.open', opened));
  await database.query(`alter table entry add constraint polite check (body not like '%Zebulon%') not valid`);
  const [result] = await device.push(device.command('case.note', { caseId: opened.caseId, body: secrets.note }));
  expect(result).toMatchObject({ status: 'refused', refusal: { kind: 'internal' } });
  await database.query('alter table entry drop constraint polite');
  await database.query('alter table number_lease rename to elsewhere');
  expect((await device.send('POST', '/v1/lease', { size: 10 })).status).toBe(500);
  await database.query('alter table elsewhere rename to number_lease');
}

describe('the log', () => {
  it('tells of every request and of what broke, and of nobody', async () => {
    await work();
    await breakOff();
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    // It is not silent: the log that must not know the words has been written to on each of these occasions.
    expect(told).toContainEqual(
      expect.objectContaining({ msg: 'a request was answered', route: '/v1/push', status: 200, outcome: 'ok' }),
    );
    for (const outcome of ['wrong-password', 'throttled', 'bad-request', 'forked', 'gap', 'exists', 'not-found'])
      expect(told).toContainEqual(expect.objectContaining({ msg: 'a request was answered', outcome }));
    expect(told).toContainEqual(expect.objectContaining({ msg: 'a command broke and was refused', code: '23514' }));
    expect(told).toContainEqual(expect.objectContaining({ msg: 'a request failed', code: '42P01' }));

    const all = lines.join('\n');
    for (const secret of Object.values(secrets)) {
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
        expect(all).not.toContain(form);
    }
    // Nor any part that would tell who it was.
    for (const part of [
      'Quillfeather',
      '王小明',
      '13800138642',
      '8642',
      'Zebulon',
      '灯塔',
      adminLogin.login,
      'hunter2',
    ])
      expect(all).not.toContain(part);
  });

  it('says nothing that an error quotes', () => {
    const quoting = [
      Object.assign(new Error(`Key (name)=(${secrets.name}) exists`), { code: '23505', detail: secrets.name }),
      z.strictObject({}).safeParse({ [secrets.key]: 1 }).error,
      attempt(() => JSON.parse(`{"name": ${secrets.name}}`)),
      attempt(() => new URL(secrets.note)),
      secrets.note,
    ];
    for (const error of quoting) {
      expect(error).toBeDefined();
      expect(JSON.stringify(errorFields(error))).not.toMatch(/Quillfeather|王小明|Zebulon/);
    }
    expect(errorFields(new Error('a sentence of our own')).message).toBe('a sentence of our own');
  });
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
