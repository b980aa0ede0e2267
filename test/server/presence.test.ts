import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostPresences } from '#domain/contract/wire/live.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { Session } from '#server/auth/session.ts';
import { Listener } from '#server/live/listener.ts';
import { type LiveSocket, openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
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
    ['too many cases', here(...Array.from({ length: mostPresences + 1 }, () => [id() as CaseId, 'viewing'] as const))],
  ])('says nothing by %s', (_, message) => {
    const listener = new Listener({} as Session, { send: () => {}, ping: () => {}, close: () => {} });
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
