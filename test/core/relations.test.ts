import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });

const relations = (on: CoreDevice, caseId: CaseId) => on.client.call('cases.relations', { caseId });
const caseOf = (on: CoreDevice, caseId: CaseId) => on.client.call('cases.get', { caseId });
const needsYou = async (on: CoreDevice) =>
  (await on.client.call('outbox.list', { group: 'needs-you' })).rows.map(({ name, refusal }) => [name, refusal?.kind]);

describe('two devices without a network', () => {
  it('merge the same cases both ways: the first stands, the second is refused, both see the same', async () => {
    const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
    const [one, two] = [await openedCase(anna, 'Both ways 1'), await openedCase(anna, 'Both ways 2')];
    await anna.settled();
    await eventually(() => caseOf(chen, two));
    await Promise.all([workOffline(anna), workOffline(chen)]);
    await anna.client.run('case.merge', { caseId: one, intoId: two });
    await chen.client.run('case.merge', { caseId: two, intoId: one });
    expect((await relations(anna, one)).goesOnIn?.id).toBe(two);
    expect((await relations(chen, two)).goesOnIn?.id).toBe(one);
    await workOnline(anna);
    await workOnline(chen);
    for (const each of [anna, chen])
      await eventually(async () => {
        await each.client.call('sync.now', {});
        expect((await relations(each, one)).goesOnIn?.id).toBe(two);
        expect((await relations(each, two)).absorbed.map(({ id }) => id)).toEqual([one]);
        expect((await caseOf(each, two)).fields).toMatchObject({ status: 'new', mergedIntoId: null });
      });
    expect(await needsYou(chen)).toEqual([['case.merge', 'circular']]);
    const lines = (await chen.client.call('cases.timeline', { caseId: two })).map(({ data }) => data?.to);
    expect(lines).toEqual(['absorbed']);
  });

  it('put two cases below one another: no circle closes', async () => {
    const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
    const [one, two] = [await openedCase(anna, 'Below 1'), await openedCase(anna, 'Below 2')];
    await anna.settled();
    await eventually(() => caseOf(chen, two));
    await Promise.all([workOffline(anna), workOffline(chen)]);
    await anna.client.run('case.set-parent', { caseId: one, parentId: two });
    await chen.client.run('case.set-parent', { caseId: two, parentId: one });
    await workOnline(chen);
    await workOnline(anna);
    expect(await needsYou(anna)).toEqual([['case.set-parent', 'circular']]);
    await eventually(async () => {
      expect((await relations(anna, two)).parent?.id).toBe(one);
      expect((await relations(anna, one)).parent).toBeNull();
    });
  });
});

it('a reply written offline to a case that was merged meanwhile is held; sent knowingly it goes to the case that goes on', async () => {
  const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
  const [one, two] = [await openedCase(anna, 'Merged away'), await openedCase(anna, 'Goes on')];
  await anna.client.run('case.reply', { caseId: two, body: '备件已到。', seenMessageId: null });
  await anna.settled();
  await eventually(() => caseOf(chen, two));
  await workOffline(anna);
  await anna.client.run('case.reply', { caseId: one, body: '请稍候。', seenMessageId: null });
  await anna.client.run('case.note', { caseId: one, body: '客户很急' });
  await chen.client.run('case.merge', { caseId: one, intoId: two });
  await chen.settled();
  await workOnline(anna);
  expect(await needsYou(anna)).toEqual([['case.reply', 'thread-moved']]);
  await eventually(async () => expect((await relations(anna, one)).goesOnIn?.id).toBe(two));
  const [held] = (await anna.client.call('outbox.list', { group: 'needs-you' })).rows;
  const newest = (await caseOf(anna, two)).fields.lastMessageId;
  const again = { caseId: one, body: '请稍候。', seenMessageId: newest };
  await anna.client.run('case.reply', again, undefined, held?.uid);
  await anna.settled();
  await eventually(async () => {
    const timeline = await chen.client.call('cases.timeline', { caseId: two });
    const said = timeline.filter(({ kind }) => kind === 'message-out' || kind === 'note');
    expect(said.map(({ body, mergedFrom }) => [body, mergedFrom?.id])).toEqual([
      ['备件已到。', undefined],
      ['客户很急', one],
      ['请稍候。', undefined],
    ]);
  });
});

it('many cases become parts of an incident in one step, are answered in one step that can be undone, and solved in another', async () => {
  const anna = await device('anna');
  await workOffline(anna);
  const incident = await openedCase(anna, '机房断电');
  await anna.client.run('case.incident', { caseId: incident });
  const caseIds: CaseId[] = [];
  for (let n = 1; n <= 12; n++) caseIds.push(await openedCase(anna, `断网 ${n}`));
  const bulk = (
    name: 'case.set-parent' | 'case.reply' | 'case.status',
    input: Record<string, string>,
    holdMs?: number,
  ) =>
    anna.client.call('bulk.run', {
      ...{ id: crypto.randomUUID(), caseIds, command: { name, input } },
      ...(holdMs === undefined ? {} : { holdMs }),
    });
  expect(await bulk('case.set-parent', { parentId: incident })).toMatchObject({ done: 12, refused: 0 });
  expect((await relations(anna, incident)).children).toMatchObject({ total: 12, finished: 0 });

  const sent = await bulk('case.reply', { body: '正在抢修，预计两小时内恢复。' }, 20_000);
  expect(sent).toMatchObject({ done: 12 });
  expect(await anna.client.call('outbox.held', {})).toHaveLength(12);
  const undone = await anna.client.call('undo.run', { token: sent.undo ?? '', id: crypto.randomUUID() });
  expect(undone).toMatchObject({ undone: 12, refused: 0 });
  expect(await anna.client.call('outbox.held', {})).toEqual([]);

  const again = await bulk('case.reply', { body: '已恢复。' });
  await workOnline(anna);
  const late = await anna.client.call('undo.run', { token: again.undo ?? '', id: crypto.randomUUID() });
  expect(late).toMatchObject({ undone: 0, refused: 12 });
  expect(await bulk('case.status', { to: 'solved' })).toMatchObject({ done: 12 });
  await anna.settled();
  const { children } = await relations(anna, incident);
  expect(children).toMatchObject({ total: 12, finished: 12 });
  const timeline = await anna.client.call('cases.timeline', { caseId: caseIds[3] as CaseId });
  expect(timeline.filter(({ kind }) => kind === 'message-out').map(({ body }) => body)).toEqual(['已恢复。']);
});
