// What a customer said where nobody listens, written down on one device while another one writes without a network.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

async function device(serverUrl: string, login: string): Promise<CoreDevice> {
  const started = await startDevice({ folder: join(temporaryFolder(), login), serverUrl });
  await started.signIn(login, server.password);
  return started;
}

/** A case that both hold, and anna without a network. */
async function apart() {
  const proxy = await startFaultProxy(server.url);
  const anna = await device(proxy.url, 'anna');
  const ben = await device(server.url, 'ben');
  await ben.settled();
  const { teams } = await ben.client.call('people.list', {});
  const saved = await ben.client.run('case.open', { subject: '指示灯不亮', teamId: teams[0]?.id ?? '' });
  const caseId = saved.made?.id as CaseId;
  await ben.settled();
  await anna.settled();
  await eventually(() => anna.client.call('cases.get', { caseId }));
  proxy.set('down');
  await anna.client.call('sync.now', {});
  await anna.syncIs((sync) => sync.connection === 'offline');
  const close = () => Promise.all([anna.close(), ben.close(), proxy.close()]);
  return { anna, ben, caseId, proxy, close };
}

describe('a customer’s message that was written down', () => {
  it('holds a reply that was written before it was seen, and waits for an answer since it was said', async () => {
    const { anna, ben, caseId, proxy, close } = await apart();
    await anna.client.run('case.reply', { caseId, body: '请问解决了吗？', seenMessageId: null });
    const saidAt = Date.now() - 60_000;
    const said = await ben.client.run('case.receive', { caseId, body: '灯还是不亮', channel: 'wechat', saidAt });
    await ben.settled();

    proxy.set('none');
    await anna.syncIs(
      ({ connection, waiting, needsYou }) => connection === 'online' && waiting === 0 && needsYou === 1,
    );
    const { rows } = await anna.client.call('outbox.list', { group: 'needs-you' });
    expect(rows).toMatchObject([{ name: 'case.reply', refusal: { kind: 'thread-moved' } }]);
    await eventually(async () => {
      const { fields } = await anna.client.call('cases.get', { caseId });
      expect(fields).toMatchObject({ lastMessageId: said.uid, firstRepliedAt: null });
      // No earlier than its case, which was opened a moment ago.
      expect(fields.awaitingSince).toBe(fields.openedAt);
    });
    const timeline = await anna.client.call('cases.timeline', { caseId });
    expect(timeline.map(({ kind }) => kind)).toEqual(['message-in']);
    expect(timeline[0]).toMatchObject({ body: '灯还是不亮', data: { channel: 'wechat' } });
    await close();
  });

  it('written down without a network goes on what a colleague did meanwhile: their wait for the customer is over', async () => {
    const { anna, ben, caseId, proxy, close } = await apart();
    await ben.client.run('case.reply', { caseId, body: '请发一张照片。', seenMessageId: null });
    await ben.client.run('case.status', { caseId, to: 'pending-customer' });
    await ben.settled();
    await anna.client.run('case.receive', { caseId, body: '照片寄出了', channel: 'letter', saidAt: Date.now() });

    proxy.set('none');
    await anna.settled();
    await eventually(async () => {
      const { fields } = await ben.client.call('cases.get', { caseId });
      expect(fields.status).toBe('open');
      expect(fields.awaitingSince).toBeGreaterThan(fields.lastRepliedAt ?? Number.POSITIVE_INFINITY);
    });
    const timeline = await ben.client.call('cases.timeline', { caseId });
    expect(timeline.filter(({ kind }) => kind === 'status').at(-1)).toMatchObject({
      data: { from: 'pending-customer', to: 'open' },
    });
    await close();
  });
});

describe('a move that two made without having heard of one another', () => {
  it('keeps the reasons of both', async () => {
    const { anna, ben, caseId, proxy, close } = await apart();
    await anna.client.run('case.status', { caseId, to: 'on-hold', reason: '等备件' });
    await ben.client.run('case.status', { caseId, to: 'on-hold', reason: '客户出差' });
    await ben.settled();
    proxy.set('none');
    const sync = await anna.settled();
    expect(sync.needsYou).toBe(0);
    await eventually(async () => {
      const timeline = await ben.client.call('cases.timeline', { caseId });
      const reasons = timeline.flatMap(({ kind, data }) => (kind === 'status' ? [data?.reason] : []));
      expect(reasons.toSorted()).toEqual(['客户出差', '等备件'].toSorted());
    });
    await close();
  });
});
