import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MacroRun } from '#domain/contract/ipc/macro-views.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import type { MacroContent } from '#domain/rules/definitions/macro.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { fieldsOf, openedCases, undo, waiting, workOffline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceAtWork(login, { serverUrl: server.url });

const still: MacroContent = {
  ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
  ...{ addTags: [], removeTags: [], text: null },
};
const waitForCustomer: MacroContent = {
  ...{ ...still, status: 'pending-customer', priority: 'high', assignee: 'me', addTags: ['asked'] },
  text: { kind: 'reply', body: '工单 {{case.number}}，{{agent.name}}' },
};

const apply = ({ client }: CoreDevice, caseIds: readonly CaseId[], macro: MacroContent, more: Partial<MacroRun> = {}) =>
  client.call('macros.run', { id: randomUUID(), caseIds: [...caseIds], macro, whole: false, ...more });
const texts = async ({ client }: CoreDevice, caseId: CaseId) =>
  (await client.call('cases.timeline', { caseId }))
    .filter(({ kind }) => kind === 'message-out' || kind === 'note')
    .map(({ body }) => body);
const compared = ({ status, priority, assigneeId, teamId, tags, type }: Awaited<ReturnType<typeof fieldsOf>>) => ({
  ...{ status, priority, assigneeId, teamId, tags, type },
});

describe.each([
  ['online', false],
  ['offline', true],
])('a macro applied %s', (_how, isOffline) => {
  it('does all it says in one step, its text filled in, and reaches everybody', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.settled();
    await workOffline(anna, isOffline);
    expect(await apply(anna, [caseId], waitForCustomer)).toMatchObject({ done: 1, refused: 0, same: 0 });
    await workOffline(anna, false);
    await anna.settled();
    const me = (await anna.client.call('session.get', {})).agent;
    const expected = { status: 'pending-customer', priority: 'high', assigneeId: me?.id, tags: ['asked'] };
    const { number } = await fieldsOf(anna, caseId);
    await eventually(async () => {
      expect(await fieldsOf(ben, caseId)).toMatchObject(expected);
      expect(await texts(ben, caseId)).toEqual([`工单 ${number}，${me?.name}`]);
    });
    expect(await apply(anna, [caseId], { ...waitForCustomer, text: null })).toMatchObject({
      done: 0,
      same: 1,
      undo: null,
    });
    await Promise.all([anna.close(), ben.close()]);
  });

  it('is undone whole while its reply is held back: nobody ever hears of it', async () => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.settled();
    const before = compared(await fieldsOf(anna, caseId));
    await workOffline(anna, isOffline);
    const { undo: token } = await apply(anna, [caseId], waitForCustomer, { holdMs: 20_000 });
    expect(await anna.client.call('outbox.held', {})).toMatchObject([{ kind: 'reply', caseId }]);
    expect(await waiting(anna)).toBe(5);
    expect(await undo(anna, token)).toMatchObject({ undone: 5, refused: 0 });
    expect(compared(await fieldsOf(anna, caseId))).toEqual(before);
    expect(await texts(anna, caseId)).toEqual([]);
    expect(await waiting(anna)).toBe(0);
    await anna.close();
  });
});

describe('a macro that is undone', () => {
  it('without a text, after it was sent: all of it goes back, in the other order', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.settled();
    const before = compared(await fieldsOf(anna, caseId));
    const { undo: token } = await apply(anna, [caseId], { ...waitForCustomer, type: 'repair', text: null });
    await anna.settled();
    expect(await undo(anna, token)).toMatchObject({ undone: 4, refused: 0 });
    await anna.settled();
    await eventually(async () => expect(compared(await fieldsOf(ben, caseId))).toEqual(before));
    await Promise.all([anna.close(), ben.close()]);
  });

  it('by its message alone goes whole, and the words are a draft', async () => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.settled();
    const before = compared(await fieldsOf(anna, caseId));
    await apply(anna, [caseId], waitForCustomer, { holdMs: 20_000 });
    const [held] = await anna.client.call('outbox.held', {});
    await anna.client.call('outbox.edit', { uid: held?.uid as CommandUid });
    expect(compared(await fieldsOf(anna, caseId))).toEqual(before);
    const draft = await anna.client.call('drafts.get', { kind: 'reply', subject: caseId });
    expect(JSON.stringify(draft?.content)).toContain('工单');
    await anna.close();
  });

  it('reopens a closed case before it answers, and closes it again', async () => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.client.run('case.status', { caseId, to: 'solved' });
    await anna.client.run('case.status', { caseId, to: 'closed' });
    await anna.settled();
    const macro = { ...still, status: 'reopened', text: { kind: 'reply', body: '我们再看一下' } } as const;
    const { undo: token } = await apply(anna, [caseId], macro, { holdMs: 20_000 });
    expect(await fieldsOf(anna, caseId)).toMatchObject({ status: 'open' });
    expect(await undo(anna, token)).toMatchObject({ refused: 0 });
    expect(await fieldsOf(anna, caseId)).toMatchObject({ status: 'closed' });
    await anna.close();
  });
});

describe('a macro over many cases', () => {
  it('leaves whole what it cannot do whole, says why, and is undone as one', async () => {
    const anna = await device('anna');
    const cases = (await openedCases(anna, 3)) as [CaseId, CaseId, CaseId];
    await anna.client.run('case.status', { caseId: cases[1], to: 'solved' });
    await anna.settled();
    const before = await Promise.all(cases.map(async (caseId) => compared(await fieldsOf(anna, caseId))));
    const macro = { ...waitForCustomer, text: { kind: 'note', body: '{{case.number}}' } } as const;
    const result = await apply(anna, cases, macro, { whole: true, holdMs: 20_000 });
    expect(result).toMatchObject({
      ...{ done: 2, refused: 1, same: 0, cancelled: false },
      leftOut: [{ caseId: cases[1], failure: { kind: 'illegal-transition' } }],
    });
    const numbers = await Promise.all(cases.map(async (caseId) => (await fieldsOf(anna, caseId)).number));
    expect(await texts(anna, cases[0])).toEqual([numbers[0]]);
    expect(await texts(anna, cases[1])).toEqual([]);
    expect(await texts(anna, cases[2])).toEqual([numbers[2]]);
    expect(await undo(anna, result.undo)).toMatchObject({ refused: 0 });
    expect(await Promise.all(cases.map(async (caseId) => compared(await fieldsOf(anna, caseId))))).toEqual(before);
    await anna.close();
  });

  it('sends no text with a place that is not filled in', async () => {
    const anna = await device('anna');
    const cases = await openedCases(anna, 2);
    const macro = { ...still, priority: 'high', text: { kind: 'reply', body: '{{customer.name}}您好' } } as const;
    expect(await apply(anna, cases, macro, { whole: true })).toMatchObject({
      ...{ done: 0, refused: 2, undo: null },
      leftOut: cases.map((caseId) => ({ caseId, failure: { details: { blanks: '{{customer.name}}' } } })),
    });
    expect(await fieldsOf(anna, cases[0] as CaseId)).toMatchObject({ priority: 'normal' });
    await anna.close();
  });
});

describe('a macro whose author had not seen the newest message', () => {
  it('stops before anything is done', async () => {
    const anna = await device('anna');
    const [caseId] = (await openedCases(anna, 1)) as [CaseId];
    await anna.client.run('case.reply', { caseId, body: 'said meanwhile' });
    const { lastMessageId } = await fieldsOf(anna, caseId);
    const stale = await apply(anna, [caseId], waitForCustomer, { seenMessageId: null });
    expect(stale).toMatchObject({ done: 0, refused: 1, undo: null, leftOut: [{ failure: { kind: 'thread-moved' } }] });
    expect(await fieldsOf(anna, caseId)).toMatchObject({ priority: 'normal' });
    expect(await apply(anna, [caseId], waitForCustomer, { seenMessageId: lastMessageId })).toMatchObject({ done: 1 });
    await anna.close();
  });
});
