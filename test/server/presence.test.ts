import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostPresences, type Telephone } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import type { Session } from '#server/auth/session.ts';
import { Listener } from '#server/live/listener.ts';
import { type LiveSocket, openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let url: string;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ beatIntervalMs: 200 })).url;
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

async function openedCase(device: TestDevice): Promise<CaseId> {
  const args = await openCaseArgs(device);
  await device.push(device.command('case.open', args));
  return args.caseId;
}

const patience = { timeout: 20_000 };

const quiet: Telephone = { state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 };

const here = (...cases: readonly (readonly [CaseId, 'viewing' | 'typing'])[]) => ({
  kind: 'here',
  at: cases.map(([caseId, doing]) => ({ caseId, doing })),
});

/** Who is in the case, as the socket was told last; undefined when it was told nothing about it. */
function inCase(live: LiveSocket, caseId: CaseId) {
  return live.messages
    .flatMap((message) => (message.kind === 'presence' ? message.cases : []))
    .findLast((told) => told.caseId === caseId)?.people;
}

async function listening(device: TestDevice): Promise<LiveSocket> {
  const live = await openLive(device);
  live.say(here());
  await live.heard((message) => message.kind === 'presence' && message.whole);
  return live;
}

describe('who has a case open', () => {
  it('is told to colleagues, with who types, until they leave', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const [at, other] = await Promise.all([listening(ben), listening(anna)]);
    other.say(here([caseId, 'viewing']));
    await expect.poll(() => inCase(at, caseId), patience).toEqual([{ agentId: anna.agentId, doing: 'viewing' }]);
    other.say(here([caseId, 'typing']));
    await expect.poll(() => inCase(at, caseId), patience).toEqual([{ agentId: anna.agentId, doing: 'typing' }]);
    other.say(here());
    await expect.poll(() => inCase(at, caseId), patience).toEqual([]);
    at.close();
    other.close();
  });

  it('is told to whoever comes later, and ends with the connection', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const other = await listening(anna);
    other.say(here([caseId, 'viewing']));
    await expect.poll(() => inCase(other, caseId), patience).toHaveLength(1);
    const late = await listening(ben);
    expect(inCase(late, caseId)).toEqual([{ agentId: anna.agentId, doing: 'viewing' }]);
    other.close();
    await expect.poll(() => inCase(late, caseId), patience).toEqual([]);
    late.close();
  });

  it('ends when a device gives no sign of life any more', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const [at, other] = await Promise.all([listening(ben), listening(anna)]);
    other.say(here([caseId, 'typing']));
    await expect.poll(() => inCase(at, caseId), patience).toHaveLength(1);
    other.freeze();
    await expect.poll(() => inCase(at, caseId), patience).toEqual([]);
    at.close();
    other.close();
  });

  it('counts an agent at two devices once, typing before viewing', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const [at, one, two] = await Promise.all([listening(ben), listening(anna), listening(anna)]);
    one.say(here([caseId, 'typing']));
    two.say(here([caseId, 'viewing']));
    await expect.poll(() => inCase(at, caseId), patience).toEqual([{ agentId: anna.agentId, doing: 'typing' }]);
    for (const live of [at, one, two]) live.close();
  });

  it('is not told to another team, nor believed of somebody who may not see the case', async () => {
    const { anna, ben, fay } = staff;
    const [ours, theirs] = [await openedCase(anna), await openedCase(fay)];
    const [field, support, colleague] = await Promise.all([listening(fay), listening(anna), listening(ben)]);
    support.say(here([ours, 'typing'], [theirs, 'typing']));
    field.say(here([ours, 'viewing'], [theirs, 'viewing']));
    await expect.poll(() => inCase(colleague, ours), patience).toEqual([{ agentId: anna.agentId, doing: 'typing' }]);
    await expect.poll(() => inCase(field, theirs), patience).toEqual([{ agentId: fay.agentId, doing: 'viewing' }]);
    expect(inCase(field, ours)).toBeUndefined();
    expect(inCase(colleague, theirs)).toBeUndefined();
    for (const live of [field, support, colleague]) live.close();
  });

  it('is not told to a client that never said anything: an older one would not understand', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const older = await openLive(ben);
    const [at, other] = await Promise.all([listening(ben), listening(anna)]);
    other.say(here([caseId, 'viewing']));
    await expect.poll(() => inCase(at, caseId), patience).toHaveLength(1);
    expect(older.messages.some(({ kind }) => kind === 'presence')).toBe(false);
    for (const live of [older, at, other]) live.close();
  });
});

/** Where somebody is, as the socket was told last; undefined when it was told nothing about them. */
function whereIs(live: LiveSocket, agentId: AgentId) {
  return live.messages
    .flatMap((message) => (message.kind === 'presence' ? (message.people ?? []) : []))
    .findLast((told) => told.agentId === agentId)?.here;
}

const saying = (telephone: Partial<Telephone>) => ({ kind: 'here', at: [], telephone: { ...quiet, ...telephone } });

describe('who is connected', () => {
  it('is told to a lead of their team and to admins with what their telephone does, until they leave', async () => {
    const { anna, lead, admin } = staff;
    const [at, above] = await Promise.all([listening(lead), listening(admin)]);
    const before = Date.now();
    const other = await listening(anna);
    await expect.poll(() => whereIs(at, anna.agentId), patience).toMatchObject({ telephone: null });
    expect(Math.abs((whereIs(at, anna.agentId)?.since ?? 0) - before)).toBeLessThan(60_000);
    other.say(saying({ state: 'ringing', since: 5, ringing: 2, ringsSince: 5 }));
    for (const live of [at, above])
      await expect
        .poll(() => whereIs(live, anna.agentId), patience)
        .toMatchObject({ telephone: { state: 'ringing', ringing: 2 } });
    other.say(saying({ state: 'talking', since: 9, ringing: 1, ringsSince: 5 }));
    await expect
      .poll(() => whereIs(at, anna.agentId), patience)
      .toMatchObject({ telephone: { state: 'talking', since: 9, ringing: 1 } });
    other.close();
    await expect.poll(() => whereIs(at, anna.agentId), patience).toBeNull();
    for (const live of [at, above]) live.close();
  });

  it('is told of a client that says nothing of its own, as older ones do', async () => {
    const { anna, lead } = staff;
    const [older, at] = await Promise.all([openLive(anna), listening(lead)]);
    await expect.poll(() => whereIs(at, anna.agentId), patience).toMatchObject({ telephone: null });
    older.close();
    await expect.poll(() => whereIs(at, anna.agentId), patience).toBeNull();
    at.close();
  });

  it('is told to nobody else: neither to colleagues nor to a lead of another team, but everybody is told of themselves', async () => {
    const { admin, anna, ben, fay, field } = staff;
    await addPerson(admin, 'finn', 'lead', [field]);
    const finn = await signInAs(url, 'finn');
    const [colleague, elsewhere, other] = await Promise.all([listening(ben), listening(finn), listening(anna)]);
    const theirs = await listening(fay);
    other.say(saying({ state: 'talking', since: 9 }));
    await expect.poll(() => whereIs(other, anna.agentId), patience).toMatchObject({ telephone: { state: 'talking' } });
    await expect.poll(() => whereIs(elsewhere, fay.agentId), patience).toMatchObject({ telephone: null });
    for (const live of [colleague, elsewhere, theirs]) expect(whereIs(live, anna.agentId)).toBeUndefined();
    for (const live of [colleague, elsewhere, other, theirs]) live.close();
  });

  it('begins for whoever becomes a lead, and ends for whoever is one no more', async () => {
    const { admin, anna, support } = staff;
    const agentId = await addPerson(admin, 'gil', 'agent', [support]);
    const gil = await signInAs(url, 'gil');
    const [at, other] = await Promise.all([listening(gil), listening(anna)]);
    await expect.poll(() => whereIs(other, anna.agentId), patience).toBeDefined();
    expect(whereIs(at, anna.agentId)).toBeUndefined();
    let others = 0;
    const become = async (role: 'agent' | 'lead') => {
      await database.query('update agent set role = $2 where id = $1', [agentId, role]);
      // Rights are looked at when something of the workspace changed.
      await addPerson(admin, `other${others++}`, 'agent', []);
    };
    await become('lead');
    await expect.poll(() => whereIs(at, anna.agentId), patience).toMatchObject({ telephone: null });
    await become('agent');
    const toldWhole = () => at.messages.filter((message) => message.kind === 'presence' && message.whole).at(-1);
    await expect.poll(() => toldWhole(), patience).toMatchObject({ people: [{ agentId, here: { telephone: null } }] });
    for (const live of [at, other]) live.close();
  });

  it('counts an agent at two devices once: what takes most of them, the calls of both, since the first', async () => {
    const { anna, lead } = staff;
    const at = await listening(lead);
    const one = await listening(anna);
    await expect.poll(() => whereIs(at, anna.agentId)?.since, patience).toBeTypeOf('number');
    const since = whereIs(at, anna.agentId)?.since;
    const two = await listening(anna);
    one.say(saying({ state: 'ringing', since: 7, ringing: 1, ringsSince: 7 }));
    two.say(saying({ state: 'talking', since: 8, ringing: 1, ringsSince: 6, onHold: 1 }));
    await expect
      .poll(() => whereIs(at, anna.agentId), patience)
      .toEqual({ since, telephone: { state: 'talking', since: 8, ringing: 2, ringsSince: 6, onHold: 1 } });
    two.close();
    await expect
      .poll(() => whereIs(at, anna.agentId), patience)
      .toMatchObject({ since, telephone: { state: 'ringing', ringing: 1 } });
    for (const live of [at, one]) live.close();
  });
});

describe('a device that misbehaves', () => {
  it('is not listened to where it makes no sense, and harms nobody', async () => {
    const { anna, ben } = staff;
    const caseId = await openedCase(anna);
    const [at, other] = await Promise.all([listening(ben), listening(anna)]);
    other.say(here([caseId, 'viewing']));
    await expect.poll(() => inCase(at, caseId), patience).toHaveLength(1);
    other.say('no json');
    const beats = () => other.messages.filter(({ kind }) => kind === 'beat').length;
    const before = beats();
    await expect.poll(beats, patience).toBeGreaterThan(before + 4);
    expect(inCase(at, caseId)).toHaveLength(1);
    other.say(here());
    await expect.poll(() => inCase(at, caseId), patience).toEqual([]);
    at.close();
    other.close();
  });

  it.each([
    ['what is no JSON', 'x'],
    ['nothing', null],
    ['a list', []],
    ['a message without cases', { kind: 'here' }],
    ['a message of another kind', { kind: 'poke', vers: {} }],
    ['a case that is no id', { kind: 'here', at: [{ caseId: 'x', doing: 'viewing' }] }],
    ['an unknown deed', { kind: 'here', at: [{ caseId: id(), doing: 'dancing' }] }],
    ['more than there may be', { kind: 'here', at: [], more: 1 }],
    ['a telephone without a state', { kind: 'here', at: [], telephone: { ringing: 1 } }],
    ['a telephone that tells whose calls', { kind: 'here', at: [], telephone: { ...quiet, number: '13800001234' } }],
    ['too many cases', here(...Array.from({ length: mostPresences + 1 }, () => [id() as CaseId, 'viewing'] as const))],
  ])('says nothing by %s', (_, message) => {
    const listener = new Listener({} as Session, { send: () => {}, ping: () => {}, close: () => {} }, 0);
    listener.said(message === 'x' ? 'x' : JSON.stringify(message));
    expect(listener.readWord()).toBe(false);
    expect(listener.hears).toBe(false);
  });

  it('is cut off when it floods, or sends too much at once', async () => {
    const { anna } = staff;
    const [flooding, large] = await Promise.all([listening(anna), listening(anna)]);
    for (let n = 0; n < 1000; n++) flooding.say(here());
    expect(await flooding.closed).toBe(1008);
    large.say('x'.repeat(2000));
    expect(await large.closed).toBe(1009);
    const after = await listening(anna);
    after.close();
  });
});
