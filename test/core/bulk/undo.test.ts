import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { BulkCommand } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceAtWork } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { fieldsOf, openedCases, undo, waiting, workOffline } from '../../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceAtWork(login, { serverUrl: server.url });

const bulk = ({ client }: CoreDevice, caseIds: readonly CaseId[], command: BulkCommand, id: string = randomUUID()) =>
  client.call('bulk.run', { id, caseIds: [...caseIds], command });

const changes: readonly (readonly [
  string,
  (caseId: CaseId, me: string) => readonly ['case.assign' | 'case.status' | 'case.edit' | 'case.tag', object],
])[] = [
  ['an assignment', (caseId, me) => ['case.assign', { caseId, assigneeId: me }]],
  ['a case solved by a slip', (caseId) => ['case.status', { caseId, to: 'solved' }]],
  ['a priority', (caseId) => ['case.edit', { caseId, set: { priority: 'urgent' } }]],
  ['tags', (caseId) => ['case.tag', { caseId, add: ['vip', 'there'], remove: ['gone'] }]],
];
const compared = ['assigneeId', 'status', 'priority', 'tags', 'solvedAt', 'statusLog', 'teamId'] as const;

describe.each([
  ['before it left', true],
  ['after it was sent', false],
])('undone %s', (_when, isOffline) => {
  it.each(changes)('%s is as it was, here and on the server', async (_what, command) => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.client.run('case.tag', { caseId, add: ['there', 'gone'] });
    await anna.settled();
    const me = (await anna.client.call('session.get', {})).agent?.id ?? '';
    const before = await fieldsOf(anna, caseId);
    const inQueue = await waiting(anna);
    await workOffline(anna, isOffline);
    const [name, input] = command(caseId, me);
    const { undo: token } = await anna.client.run(name, input as CommandInput<typeof name>);
    if (!isOffline) await anna.settled();
    expect(await fieldsOf(anna, caseId)).not.toMatchObject(pick(before));
    expect(await undo(anna, token)).toMatchObject({ undone: 1, refused: 0 });
    expect(await fieldsOf(anna, caseId)).toMatchObject(pick(before));
    if (isOffline) expect(await waiting(anna)).toBe(inQueue);
    await workOffline(anna, false);
    await anna.settled();
    const ben = await device('ben');
    expect(await fieldsOf(ben, caseId)).toMatchObject(pick(before));
    await expect(undo(anna, token)).rejects.toMatchObject({ kind: 'not-found' });
    await Promise.all([anna.close(), ben.close()]);
  });
});

describe('undoing a close', () => {
  it('goes back to solved with the moment it was solved', async () => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.client.run('case.status', { caseId, to: 'solved' });
    await anna.settled();
    const before = await fieldsOf(anna, caseId);
    const { undo: token } = await anna.client.run('case.status', { caseId, to: 'closed' });
    await anna.settled();
    await undo(anna, token);
    await anna.settled();
    expect(await fieldsOf(anna, caseId)).toMatchObject(pick(before));
    await anna.close();
  });
});

describe('what somebody changed meanwhile', () => {
  it('is not undone, and said so: seen here, or only by the server', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const [seen, unseen] = (await openedCases(anna, 2)) as [CaseId, CaseId];
    await anna.settled();
    const first = await anna.client.run('case.status', { caseId: seen, to: 'solved' });
    const second = await anna.client.run('case.status', { caseId: unseen, to: 'solved' });
    await anna.settled();
    await eventually(async () => expect((await fieldsOf(ben, unseen)).status).toBe('solved'));
    await ben.client.run('case.status', { caseId: seen, to: 'reopened' });
    await ben.settled();
    await eventually(async () => expect((await fieldsOf(anna, seen)).status).toBe('reopened'));
    const refused = await undo(anna, first.undo);
    expect(refused).toMatchObject({
      undone: 0,
      refused: 1,
      leftOut: [{ caseId: seen, failure: { kind: 'already-done' } }],
    });

    await workOffline(anna, true);
    await ben.client.run('case.status', { caseId: unseen, to: 'reopened' });
    await ben.settled();
    expect(await undo(anna, second.undo)).toMatchObject({ undone: 1 });
    await workOffline(anna, false);
    const { needsYou } = await anna.syncIs((sync) => sync.needsYou > 0);
    expect(needsYou).toBe(1);
    await eventually(async () => expect((await fieldsOf(anna, unseen)).status).toBe('reopened'));
    await Promise.all([anna.close(), ben.close()]);
  });

  it('leaves the rest of a step to be undone', async () => {
    const anna = await device('anna');
    const cases = await openedCases(anna, 3);
    await anna.settled();
    const { undo: token } = await bulk(anna, cases, { name: 'case.edit', input: { set: { priority: 'high' } } });
    await anna.client.run('case.edit', { caseId: cases[1] as CaseId, set: { priority: 'low' } });
    expect(await undo(anna, token)).toMatchObject({ undone: 2, refused: 1, leftOut: [{ caseId: cases[1] }] });
    const after = await Promise.all(cases.map(async (caseId) => (await fieldsOf(anna, caseId)).priority));
    expect(after).toEqual(['normal', 'low', 'normal']);
    await anna.close();
  });
});

describe('a change of many cases', () => {
  it('is one step: names what it left out, tells how far it is, and is undone as a whole', async () => {
    const anna = await device('anna');
    const cases = await openedCases(anna, 400);
    const closed = cases[7] as CaseId;
    await anna.client.run('case.status', { caseId: closed, to: 'solved' });
    await anna.client.run('case.status', { caseId: closed, to: 'closed' });
    await anna.client.run('case.status', { caseId: cases[8] as CaseId, to: 'on-hold' });
    await workOffline(anna, true);
    const result = await bulk(anna, [...cases, closed], { name: 'case.status', input: { to: 'on-hold' } });
    expect(result).toMatchObject({ done: 398, same: 1, refused: 1, cancelled: false });
    expect(result.leftOut).toMatchObject([{ caseId: closed, failure: { kind: 'illegal-transition' } }]);
    expect(result.leftOut[0]?.number).toBe((await fieldsOf(anna, closed)).number);
    const held = async () => (await anna.client.call('cases.list', { statuses: ['on-hold'] })).total;
    expect(await held()).toBe(399);
    expect(await undo(anna, result.undo)).toMatchObject({ undone: 398, refused: 0 });
    expect(await held()).toBe(1);
    await workOffline(anna, false);
    await anna.settled();
    const ben = await device('ben');
    expect((await ben.client.call('cases.list', { statuses: ['on-hold'] })).total).toBe(1);
    await Promise.all([anna.close(), ben.close()]);
  });

  it('stops when it is cancelled, and what was done can be undone', async () => {
    const anna = await device('anna');
    const cases = await openedCases(anna, 300);
    await workOffline(anna, true);
    const id = randomUUID();
    const running = bulk(anna, cases, { name: 'case.tag', input: { add: ['bulk'] } }, id);
    await anna.client.call('bulk.cancel', { id });
    const result = await running;
    expect(result.cancelled).toBe(true);
    const tagged = async () => (await anna.client.call('cases.list', { tag: 'bulk' })).total;
    expect(await tagged()).toBe(result.done);
    expect(result.done).toBeLessThan(300);
    if (result.undo) await undo(anna, result.undo);
    expect(await tagged()).toBe(0);
    await anna.close();
  });
});

function pick(fields: Awaited<ReturnType<typeof fieldsOf>>) {
  return Object.fromEntries(compared.map((name) => [name, fields[name]]));
}
