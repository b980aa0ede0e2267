import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  return () => server.close();
});

async function device(serverUrl: string, login: string, folder = temporaryFolder()): Promise<CoreDevice> {
  const started = await startDevice({ folder: join(folder, login), serverUrl });
  await started.signIn(login, server.password);
  return started;
}

describe('a change on one device', () => {
  it('reaches another, with the same number, and is told apart as saved here and on server', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    await ben.settled();

    proxy.set('down');
    await anna.client.call('sync.now', {});
    await anna.syncIs((sync) => sync.connection === 'offline');
    const id = await openedCase(anna, '路由器无法联网 after an outage');
    await anna.client.run('case.note', { caseId: id, body: '客户说昨晚开始断线' });
    const here = await anna.client.call('cases.get', { caseId: id });
    expect(here.saveState).toBe('saved-here');
    expect(here.fields.number).toMatch(/^\d+$/);
    expect((await anna.client.call('sync.get', {})).waiting).toBe(2);

    proxy.set('none');
    await anna.settled();
    await eventually(async () => {
      const there = await ben.client.call('cases.get', { caseId: id });
      expect(there.fields.number).toBe(here.fields.number);
      expect(there.saveState).toBe('on-server');
    });
    const timeline = await ben.client.call('cases.timeline', { caseId: id });
    expect(timeline.map((entry) => entry.body)).toContain('客户说昨晚开始断线');
    expect((await anna.client.call('cases.get', { caseId: id })).saveState).toBe('on-server');
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });

  it('that is refused here takes no case number', async () => {
    const anna = await device(server.url, 'anna');
    await anna.settled();
    const numberOf = async (id: CaseId) => Number((await anna.client.call('cases.get', { caseId: id })).fields.number);
    const before = await numberOf(await openedCase(anna, 'before'));
    const nowhere = anna.client.run('case.open', { subject: 'of no team', teamId: crypto.randomUUID() as never });
    await expect(nowhere).rejects.toMatchObject({ kind: 'not-found' });
    expect(await numberOf(await openedCase(anna, 'after'))).toBe(before + 1);
    await anna.close();
  });

  it('is applied once although the answer of the server was lost', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    const id = await openedCase(anna, 'lost answer');
    await anna.settled();

    proxy.set('lose-push-answers');
    await anna.client.run('case.note', { caseId: id, body: 'said once' });
    await eventually(() => expect(proxy.lost()).toBeGreaterThan(0));
    expect((await anna.client.call('sync.get', {})).waiting).toBe(1);
    proxy.set('none');
    await anna.settled();

    await ben.settled();
    await eventually(async () => {
      const bodies = (await ben.client.call('cases.timeline', { caseId: id })).map((entry) => entry.body);
      expect(bodies.filter((body) => body === 'said once')).toHaveLength(1);
    });
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });

  it('that collides with a colleague’s keeps both values and shows them to both', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    const id = await openedCase(anna, 'priority twice');
    await anna.settled();
    await ben.settled();

    proxy.set('down');
    await anna.client.run('case.edit', { caseId: id, set: { priority: 'urgent' } });
    await eventually(() => ben.client.run('case.edit', { caseId: id, set: { priority: 'low' } }));
    await ben.settled();
    proxy.set('none');
    await anna.settled();

    for (const each of [anna, ben]) {
      await eventually(async () => {
        const [conflict] = (await each.client.call('cases.get', { caseId: id })).conflicts;
        expect(conflict).toMatchObject({
          field: 'priority',
          base: 'normal',
          theirs: 'low',
          mine: 'urgent',
          current: 'urgent',
        });
        expect(conflict?.mineIsYours).toBe(each === anna);
      });
    }
    const [conflict] = (await ben.client.call('cases.get', { caseId: id })).conflicts;
    await ben.client.run('conflict.resolve', { conflictId: conflict?.id ?? '', value: 'low' });
    await ben.settled();
    await eventually(async () => {
      const settled = await anna.client.call('cases.get', { caseId: id });
      expect(settled.fields.priority).toBe('low');
      expect(settled.conflicts).toHaveLength(0);
    });
    expect((await anna.client.call('sync.get', {})).openConflicts).toBe(0);
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });

  it('made in a form that was open for a while is weighed against what the form showed, not what came meanwhile', async () => {
    const anna = await device(server.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    const id = await openedCase(anna, 'two authors');
    await anna.client.run('case.edit', { caseId: id, set: { description: 'first\nsecond\nthird' } });
    await anna.settled();
    const { rev, fields } = await anna.client.call('cases.get', { caseId: id });
    const { subject, description } = fields;

    await ben.settled();
    await eventually(() =>
      ben.client.run('case.edit', {
        caseId: id,
        set: { subject: 'by ben', description: 'first\nsecond\nthird, says ben' },
      }),
    );
    await ben.settled();
    await eventually(async () => {
      expect((await anna.client.call('cases.get', { caseId: id })).fields.subject).toBe('by ben');
    });
    const set = { subject: 'by anna', description: 'first, says anna\nsecond\nthird' };
    const seen = { collection: 'case', id, rev, fields: { subject, description } } as const;
    await anna.client.run('case.edit', { caseId: id, set }, seen);
    await anna.settled();

    await eventually(async () => {
      const now = await ben.client.call('cases.get', { caseId: id });
      expect(now.fields.description).toBe('first, says anna\nsecond\nthird, says ben');
      expect(now.conflicts).toMatchObject([
        { field: 'subject', base: 'two authors', theirs: 'by ben', mine: 'by anna' },
      ]);
    });
    await Promise.all([anna.close(), ben.close()]);
  });

  it('that the server refuses stays with its content in "needs you" and holds up nothing', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    const id = await openedCase(anna, 'solved twice');
    const other = await openedCase(anna, 'not held up');
    await anna.client.run('case.status', { caseId: id, to: 'solved' });
    await anna.settled();
    await ben.settled();

    proxy.set('down');
    await anna.client.run('case.status', { caseId: id, to: 'closed', reason: 'customer is content' });
    await anna.client.run('case.note', { caseId: other, body: 'goes through' });
    await eventually(() => ben.client.run('case.status', { caseId: id, to: 'reopened' }));
    await ben.settled();
    proxy.set('none');
    const sync = await anna.settled();

    expect(sync.needsYou).toBe(1);
    const [refused] = (await anna.client.call('outbox.list', { group: 'needs-you' })).rows;
    expect(refused).toMatchObject({ name: 'case.status', state: 'refused', refusal: { kind: 'illegal-transition' } });
    expect(refused?.args).toMatchObject({ reason: 'customer is content' });
    expect((await anna.client.call('cases.get', { caseId: id })).fields.status).toBe('reopened');
    await eventually(async () => {
      const bodies = (await ben.client.call('cases.timeline', { caseId: other })).map((entry) => entry.body);
      expect(bodies).toContain('goes through');
    });
    await anna.client.call('outbox.dismiss', { uid: refused?.uid ?? '' });
    expect((await anna.client.call('sync.get', {})).needsYou).toBe(0);
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });

  it('that somebody else carried out first needs nobody: it is put aside, and what follows goes on', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    const id = await openedCase(anna, 'reopened twice');
    await anna.client.run('case.status', { caseId: id, to: 'solved' });
    await anna.settled();
    await ben.settled();

    proxy.set('down');
    await anna.client.run('case.status', { caseId: id, to: 'reopened', reason: 'customer called again' });
    await anna.client.run('case.status', { caseId: id, to: 'on-hold', reason: 'waiting for the courier' });
    await eventually(() => ben.client.run('case.status', { caseId: id, to: 'reopened' }));
    await ben.settled();
    proxy.set('none');
    const sync = await anna.settled();

    expect(sync.needsYou).toBe(0);
    expect((await anna.client.call('outbox.list', { group: 'needs-you' })).rows).toEqual([]);
    expect(await anna.client.call('notices.list', {})).toEqual([]);
    expect((await anna.client.call('cases.get', { caseId: id })).fields.status).toBe('on-hold');
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
  });
});

describe('an outage', () => {
  it('is survived by a restart: rows, waiting commands and drafts are there, still offline', async () => {
    const proxy = await startFaultProxy(server.url);
    const folder = temporaryFolder();
    const anna = await device(proxy.url, 'anna', folder);
    await anna.settled();
    proxy.set('down');
    const id = await openedCase(anna, 'before the restart');
    await anna.client.call('drafts.save', { kind: 'reply', subject: id, content: '您好，' });
    await anna.close();

    const again = await startDevice({ folder: join(folder, 'anna'), serverUrl: proxy.url });
    expect((await again.client.call('session.get', {})).agent?.login).toBe('anna');
    expect((await again.client.call('cases.get', { caseId: id })).fields.subject).toBe('before the restart');
    expect(await again.client.call('drafts.get', { kind: 'reply', subject: id })).toMatchObject({ content: '您好，' });
    expect((await again.client.call('sync.get', {})).waiting).toBe(1);
    proxy.set('none');
    await again.settled();
    await again.close();
    await proxy.close();
  });

  it('does not keep the last account out: it signs in against its own verifier, and only with its password', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    await anna.settled();
    await anna.client.call('session.signOut', {});
    proxy.set('down');
    await expect(anna.client.call('session.signIn', { login: 'anna', password: 'not it' })).rejects.toMatchObject({
      kind: 'wrong-password',
    });
    await expect(anna.client.call('session.signIn', { login: 'nobody', password: 'x' })).rejects.toMatchObject({
      kind: 'offline',
    });
    await anna.signIn('anna', server.password);
    expect((await anna.client.call('session.get', {})).phase).toBe('ready');
    await anna.close();
    await proxy.close();
  });

  it('is noticed behind a captive portal’s 200 page', async () => {
    const proxy = await startFaultProxy(server.url);
    const anna = await device(proxy.url, 'anna');
    await anna.settled();
    proxy.set('captive-portal');
    await anna.client.call('sync.now', {});
    const sync = await anna.syncIs((now) => now.problem?.kind === 'not-holdfast');
    expect(sync.connection).toBe('problem');
    await anna.close();
    await proxy.close();
  });

  it('can be made by hand: working offline sends nothing until it is switched off', async () => {
    const anna = await device(server.url, 'anna');
    const ben = await device(server.url, 'ben');
    await anna.settled();
    await anna.client.call('sync.setWorkOffline', { on: true });
    const id = await openedCase(anna, 'by hand');
    await anna.client.call('sync.now', {});
    expect(await anna.client.call('sync.get', {})).toMatchObject({ connection: 'working-offline', waiting: 1 });
    const [waiting] = (await anna.client.call('outbox.list', { group: 'waiting' })).rows;
    expect(waiting?.cancellable).toBe(true);
    await anna.client.run('case.note', { caseId: id, body: 'goes with it' });
    const cancelled = await anna.client.call('outbox.cancel', { uid: waiting?.uid ?? '' });
    expect(cancelled).toHaveLength(2);
    await expect(anna.client.call('cases.get', { caseId: id })).rejects.toMatchObject({ kind: 'not-here' });

    const kept = await openedCase(anna, 'kept');
    await anna.client.call('sync.setWorkOffline', { on: false });
    await anna.settled();
    await eventually(() => ben.client.call('cases.get', { caseId: kept }));
    await Promise.all([anna.close(), ben.close()]);
  });
});
