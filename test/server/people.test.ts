import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hello } from '#domain/contract/wire/hello.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { id, request, TestDevice } from '../harness/test-device.ts';

const day = 24 * 60 * 60_000;
const time = { at: Date.UTC(2026, 10, 22) };
let database: TestDatabase;
let url: string;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ clock: { now: () => time.at }, workspaceName: 'Harbour' })).url;
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

function signIn(login: string, password: string, deviceId: string | null = null) {
  return request(url, 'POST', '/v1/session', { login, password, device: { id: deviceId, name: 'tablet' } });
}

describe('hello', () => {
  it('says what this is to anyone, without a session or a version', async () => {
    const answer = await request(url, 'GET', '/v1/hello', undefined, { [protocolHeader]: '' });
    expect(answer.status).toBe(200);
    expect(hello.parse(answer.body)).toMatchObject({ product: 'holdfast', workspace: { name: 'Harbour' }, epoch: 1 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('another version of the protocol', () => {
  it.each([String(protocolVersion + 1), '0', '', 'one', '-1'])(
    'is told so, not misunderstood: "%s"',
    async (version) => {
      const answer = await staff.anna.send('POST', '/v1/pull', {}, { [protocolHeader]: version });
      expect(answer.status).toBe(426);
      expect(answer.failure).toMatchObject({ kind: 'protocol-mismatch', details: { server: protocolVersion } });
    },
  );
});

describe('signing in', () => {
  it('answers who it is, on which device, in which workspace', async () => {
    const device = await signInAs(url, 'anna');
    expect(device.session).toMatchObject({
      agent: { login: 'anna', name: 'ANNA', role: 'agent', teamIds: [staff.support] },
      workspace: { name: 'Harbour' },
      epoch: 1,
      serverTime: time.at,
    });
  });

  it('does not mind how the login is capitalised', async () => {
    expect((await signInAs(url, 'ANNA')).agentId).toBe(staff.anna.agentId);
  });

  it('tells a wrong password from an unknown login to nobody', async () => {
    const answers = [await signIn('anna', 'wrong'), await signIn('nobody', 'wrong')];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(answers[0]?.failure).toEqual(answers[1]?.failure);
    expect(answers[0]?.failure?.kind).toBe('wrong-password');
  });

  it('with what no database can hold is a wrong password like any other', async () => {
    expect((await signIn('an\0na\ud800', 'wrong\0')).failure?.kind).toBe('wrong-password');
  });

  it('keeps the identity a device names, known or not, but not another agent’s', async () => {
    const known = staff.anna.session.device.id;
    expect((await signInAs(url, 'anna', known)).session.device.id).toBe(known);
    const unknown = id();
    expect((await signInAs(url, 'anna', unknown)).session.device.id).toBe(unknown);
    const shared = await signInAs(url, 'ben', known);
    expect(shared.session.device.id).not.toBe(known);
    const devices = (await staff.lead.everything()).filter((row) => row.collection === 'device');
    expect(devices.find((row) => row.id === known)?.fields.agentId).toBe(staff.anna.agentId);
    expect(devices.find((row) => row.id === unknown)?.fields.agentId).toBe(staff.anna.agentId);
  });

  it('too often with a wrong password has to wait, longer each time, and right ones wait too', async () => {
    for (let n = 0; n < 5; n++) expect((await signIn('ben', 'wrong')).failure?.kind).toBe('wrong-password');
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      const { status, failure, headers } = await signIn('ben', 'a long enough secret');
      expect({ status, kind: failure?.kind }).toEqual({ status: 429, kind: 'throttled' });
      const seconds = Number(failure?.details?.seconds);
      expect(headers.get('retry-after')).toBe(String(seconds));
      waits.push(seconds);
      time.at += seconds * 1000;
      expect((await signIn('ben', 'wrong')).failure?.kind).toBe('wrong-password');
    }
    expect(waits).toEqual([1, 2, 4, 8]);
    expect((await signIn('anna', 'a long enough secret')).status).toBe(200);
    time.at += 16_000;
    expect((await signIn('ben', 'a long enough secret')).status).toBe(200);
    expect((await signIn('ben', 'wrong')).failure?.kind).toBe('wrong-password');
  });

  it('is counted before the password is looked at, so that many tries at once are no way round', async () => {
    await addPerson(staff.admin, 'target', 'agent', []);
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn('target', `guess ${n}`)));
    const kinds = tries.map(({ failure }) => failure?.kind);
    expect(kinds.filter((kind) => kind === 'wrong-password').length).toBe(5);
    expect(kinds.filter((kind) => kind === 'throttled').length).toBe(25);
  });
});

describe('a session', () => {
  it('ends when its device signs out', async () => {
    const device = await signInAs(url, 'anna');
    expect((await device.send('DELETE', '/v1/session')).status).toBe(200);
    expect((await device.pullRaw()).failure?.kind).toBe('session-expired');
  });

  it('lives as long as it is used at least every ninety days', async () => {
    const used = await signInAs(url, 'anna');
    const left = await signInAs(url, 'anna');
    for (let n = 0; n < 3; n++) {
      time.at += 60 * day;
      expect((await used.pullRaw()).status).toBe(200);
    }
    expect((await left.pullRaw()).failure?.kind).toBe('session-expired');
    time.at += 91 * day;
    expect((await used.pullRaw()).failure?.kind).toBe('session-expired');
    staff = { ...staff, admin: await TestDevice.signIn(url, adminLogin), anna: await signInAs(url, 'anna') };
  });

  it('is nowhere stored as what opens it', async () => {
    const { token } = staff.anna.session;
    const stored = await database.query<{ text: string }>(
      `select string_agg(s::text, '') || (select string_agg(c::text, '') from credential c) as text from session s`,
    );
    expect(stored[0]?.text).not.toContain(token);
    expect(stored[0]?.text).not.toContain('a long enough secret');
    expect(stored[0]?.text).toContain('$argon2id$');
  });
});

describe('changing the password', () => {
  it('wants the old one, and ends the agent’s other sessions', async () => {
    await addPerson(staff.admin, 'changer', 'agent', [staff.support]);
    const here = await signInAs(url, 'changer');
    const elsewhere = await signInAs(url, 'changer');
    const change = (current: string, next: string) => here.send('POST', '/v1/password', { current, next });
    expect((await change('not it', 'a new long secret')).failure?.kind).toBe('wrong-password');
    expect((await change('a long enough secret', 'short')).failure?.kind).toBe('bad-request');
    expect((await change('a long enough secret', 'a new long secret')).status).toBe(200);
    expect((await here.pullRaw()).status).toBe(200);
    expect((await elsewhere.pullRaw()).failure?.kind).toBe('session-expired');
    expect((await signIn('changer', 'a long enough secret')).failure?.kind).toBe('wrong-password');
    expect((await signIn('changer', 'a new long secret')).status).toBe(200);
  });

  it('cannot be tried without end', async () => {
    await addPerson(staff.admin, 'stolen', 'agent', []);
    const device = await signInAs(url, 'stolen');
    const kinds: unknown[] = [];
    for (let n = 0; n < 6; n++)
      kinds.push((await device.send('POST', '/v1/password', { current: `${n}`, next: 'x'.repeat(8) })).failure?.kind);
    expect(kinds).toEqual([...Array(5).fill('wrong-password'), 'throttled']);
  });
});

describe('adding people and teams', () => {
  const someone = (login: string) => ({ login, name: '新同事', role: 'agent', teamIds: [], password: 'x'.repeat(8) });

  it('is for admins only', async () => {
    for (const device of [staff.anna, await signInAs(url, 'lea')]) {
      expect((await device.send('POST', '/v1/people', someone('sneaky'))).failure?.kind).toBe('forbidden');
      expect((await device.send('POST', '/v1/teams', { name: 'Sneaky' })).failure?.kind).toBe('forbidden');
    }
  });

  it('refuses a taken login, an unknown team and a short password', async () => {
    const add = async (change: object) =>
      (await staff.admin.send('POST', '/v1/people', { ...someone('newcomer'), ...change })).failure?.kind;
    expect(await add({ login: 'Anna' })).toBe('exists');
    expect(await add({ teamIds: [id()] })).toBe('not-found');
    expect(await add({ password: '1234567' })).toBe('bad-request');
    expect(await add({})).toBeUndefined();
  });

  it('reaches every device by a pull, and the newcomer can work at once', async () => {
    const { body } = await staff.admin.send<{ teamId: string }>('POST', '/v1/teams', { name: '夜班' });
    const agentId = await addPerson(staff.admin, 'nina', 'agent', [body.teamId as typeof staff.support]);
    expect((await staff.anna.find('team', body.teamId))?.fields.name).toBe('夜班');
    expect((await staff.anna.find('agent', agentId))?.fields).toMatchObject({ login: 'nina', active: 1 });
    const nina = await signInAs(url, 'nina');
    const [result] = await nina.push(nina.command('case.open', await openCaseArgs(nina)));
    expect(result?.status).toBe('accepted');
  });
});

describe('what is not there', () => {
  it('is answered like every other failure', async () => {
    const { status, failure } = await staff.anna.send('GET', '/v1/nothing');
    expect({ status, kind: failure?.kind }).toEqual({ status: 404, kind: 'not-found' });
  });

  it('and so is a body that is no JSON, none at all, or too deep to look through', async () => {
    for (const body of ['{', '', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]) {
      const { status, failure } = await staff.anna.send('POST', '/v1/push', body);
      expect({ status, kind: failure?.kind }).toEqual({ status: 400, kind: 'bad-request' });
    }
    const deep = `{"epoch":1,"commands":[{"args":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`;
    expect((await staff.anna.send('POST', '/v1/push', deep)).failure?.kind).toBe('bad-request');
  });
});

describe('/healthz', () => {
  it('answers when the database does', async () => {
    expect(await request(url, 'GET', '/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  });
});
