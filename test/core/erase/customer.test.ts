// An admin erases a customer: every word of them leaves every file of every device, and what was not sent is handed up before.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createServerApi } from '#core/sync/server-api.ts';
import { close, connectionOf, sql } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import type { EraseStatus, HandedUp } from '#domain/contract/wire/erase.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import { everybodysPassword, type TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { request } from '../../harness/test-device.ts';
import { filesWith } from './scan-files.ts';

const key = new Uint8Array(32).fill(7);
const word = 'Zyxquillfeather';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startTeam(): Promise<TeamServer> {
  const team = await startQuickTeam();
  ends.push(() => team.close());
  return team;
}

async function startCore(team: TeamServer, login: string, folder: string): Promise<CoreDevice> {
  const device = await startDevice({ folder, serverUrl: team.url });
  ends.push(() => device.close());
  const { phase } = await device.client.call('session.get', {});
  if (phase === 'signed-out') await device.signIn(login, team.password);
  return device;
}

async function admin(team: TeamServer) {
  const api = createServerApi(team.url, nodeNetwork, nodeClock);
  const { token } = await api.signIn({ login: 'root', password: everybodysPassword, device: { id: null, name: '' } });
  const ask = async <T>(path: string) =>
    (await request<T>(team.url, 'GET', path, undefined, { authorization: `Bearer ${token}` })).body;
  return {
    erase: (customerId: string) => api.erase(token, { what: 'customer', customerId: customerId as never }),
    status: () => ask<EraseStatus>('/v1/erase'),
    handUps: async () => {
      const { orders } = await ask<EraseStatus>('/v1/erase');
      return await Promise.all(
        orders.flatMap((order) => order.handUps).map(({ id }) => ask<HandedUp>(`/v1/hand-ups/${id}`)),
      );
    },
  };
}

/** A customer with a case and a note, all of which speak of the word. */
async function knowCustomer(device: CoreDevice, team: TeamServer, said = word) {
  const phone = { kind: 'phone' as const, value: '+86 138 0013 8642' };
  const customerId =
    (
      await device.client.run('customer.add', {
        name: `灯塔 ${said}`,
        notes: said,
        contactPoints: [phone],
        tags: [said],
      })
    ).made?.id ?? '';
  const subject = `the lamp of ${said}`;
  const opened = { subject, description: said, teamId: team.teamId, customerId };
  const caseId = (await device.client.run('case.open', opened)).made?.id ?? '';
  await device.client.run('case.note', { caseId, body: `${said} called` });
  await device.settled();
  return { customerId, caseId };
}

describe('when a customer is erased', () => {
  it('no file of any device holds a word of them, and what was not sent is with the server, sealed', async () => {
    const folder = temporaryFolder();
    const team = await startTeam();
    const root = await admin(team);
    const anna = await startCore(team, 'anna', join(folder, 'anna'));
    const ben = await startCore(team, 'ben', join(folder, 'ben'));
    const { customerId, caseId } = await knowCustomer(anna, team);
    const kept = await knowCustomer(anna, team, 'Keptonearth');
    await ben.settled();
    await eventually(async () => expect((await ben.client.call('cases.list', { text: word })).total).toBe(1));

    await anna.client.call('sync.setWorkOffline', { on: true });
    await anna.client.run('case.note', { caseId, body: `${word} offline` });
    const laterCase =
      (await anna.client.run('case.open', { subject: `${word} again`, teamId: team.teamId, customerId })).made?.id ??
      '';
    await anna.client.run('case.note', { caseId: laterCase, body: `${word} on the later case` });
    await anna.client.call('drafts.save', { kind: 'reply', subject: caseId, content: `Dear ${word}` });
    await anna.client.call('drafts.save', { kind: 'reply', subject: kept.caseId, content: 'of somebody else' });
    await anna.client.run('case.note', { caseId: kept.caseId, body: 'to be sent as ever' });
    const { agent } = await anna.client.call('session.get', {});
    const account = join(folder, 'anna', 'accounts', agent?.id ?? '');

    await anna.close();
    // The scan sees everything there is: where the word stands before.
    for (const file of ['outbox.db', 'outbox.journal', 'replica.db'])
      expect(filesWith(account, key, word), file).toContain(file);
    // A copy that was put aside at some time.
    copyFileSync(join(account, 'replica.db'), join(account, 'replica.db.put-aside-1'));
    await root.erase(customerId);
    const again = await startCore(team, 'anna', join(folder, 'anna'));
    expect(await again.client.call('sync.get', {})).toMatchObject({ waiting: 4 });
    await again.client.call('sync.setWorkOffline', { on: false });
    await eventually(async () =>
      expect((await root.status()).orders[0]?.waiting.map(({ agent: who }) => who)).not.toContain('安娜'),
    );
    await eventually(async () =>
      expect((await root.status()).orders[0]?.waiting.map(({ agent: who }) => who)).not.toContain('Ben Weaver'),
    );

    const up = await root.handUps();
    expect(up).toHaveLength(1);
    expect(
      up[0]?.commands.map(({ envelope }) => (envelope as { args: { body?: string; subject?: string } }).args),
    ).toEqual([
      expect.objectContaining({ body: `${word} offline` }),
      expect.objectContaining({ subject: `${word} again` }),
      expect.objectContaining({ body: `${word} on the later case` }),
    ]);
    expect(up[0]?.drafts).toMatchObject([{ kind: 'reply', subject: caseId, content: `Dear ${word}` }]);

    // Everybody else's is where it was.
    expect(await again.settled()).toMatchObject({ waiting: 0, needsYou: 0, problem: null });
    expect((await again.client.call('cases.list', { text: word })).total).toBe(0);
    expect((await again.client.call('customers.list', { text: word })).total).toBe(0);
    expect((await again.client.call('cases.list', { text: 'Keptonearth' })).total).toBe(1);
    expect(await again.client.call('drafts.list', {})).toMatchObject([{ subject: kept.caseId }]);
    const timeline = await again.client.call('cases.timeline', { caseId: kept.caseId });
    expect(timeline.map((entry) => entry.body)).toContain('to be sent as ever');

    await again.close();
    await ben.close();
    for (const secret of [word, word.slice(3), '灯塔 Z']) expect(filesWith(folder, key, secret), secret).toEqual([]);
    expect(existsSync(join(account, 'replica.db.put-aside-1'))).toBe(false);
    expect(filesWith(account, key, 'Keptonearth')).toEqual(expect.arrayContaining(['replica.db']));
  });

  it('the scan would find what is only freed and not overwritten', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'replica.db');
    const replica = openReplica(path, key);
    const { driver } = connectionOf(replica);
    driver.pragma('secure_delete = OFF');
    sql(replica, 'insert into scope (name) values (?)').run(`${word} `.repeat(2000));
    sql(replica, 'delete from scope').run();
    expect(sql(replica, 'select count(*) as count from scope').get<{ count: number }>()?.count).toBe(0);
    close(replica);
    expect(filesWith(folder, key, word)).toEqual(['replica.db']);
  });
});
