// A customer's complete file on real devices: everything of them, nothing of others, and what is missing is said.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { customerFile } from '#domain/contract/customer-file.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { archiveScope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { ids } from '../builders/ids.ts';
import { buildCase, buildEntry } from '../builders/records.ts';
import { noon } from '../builders/times.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { openedCase, workOffline } from '../harness/work-on-cases.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startQuickTeam();
  return () => team.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: team.url });
const number = 'E99887766';

async function made(on: CoreDevice, customerId: CustomerId, wish: object = {}) {
  const asked = { id: randomUUID(), customerId, internal: false, identity: false, ...wish };
  return (await on.client.call('customers.file', asked)).file;
}

/** A customer with a case, of which another was merged into, and somebody else who is told apart from them. */
async function known(on: CoreDevice) {
  const added = async (name: string, notes = '') =>
    (await on.client.run('customer.add', { name, notes })).made?.id as CustomerId;
  const customerId = await added('王小明', '内部说法');
  const mergedId = await added('王晓明');
  const otherId = await added('Zyxquill Feather');
  await on.client.run('customer.set-identity', { customerId, number });
  await on.client.run('customer.merge', { customerId: mergedId, intoId: customerId });
  await on.client.run('customer.tell-apart', { customerId, otherId });
  const caseId = await openedCase(on, '灯坏了', { customerId: mergedId });
  await on.client.run('case.note', { caseId, body: '客户很急' });
  await on.client.run('case.reply', { caseId, body: '已安排' });
  await openedCase(on, 'of somebody else', { customerId: otherId });
  await on.settled();
  return { customerId, mergedId, otherId, caseId };
}

describe('a customer’s complete file', () => {
  it('holds everything of the person and nothing of others, as its schema says, and is in the history', async () => {
    const anna = await device('anna');
    const { customerId, mergedId, otherId } = await known(anna);
    const file = await made(anna, mergedId, { internal: true, reason: '本人要求' });
    expect(customerFile.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(file).toMatchObject({ madeBy: '安娜', customer: { id: customerId, name: '王小明' } });
    expect(file.missing).toMatchObject({ archivedCases: [], archiveUnasked: false, otherTeams: true });
    const of = (collection: string) => file.records[collection] ?? [];
    expect(of('customer').map(({ id }) => id)).toEqual([customerId, mergedId]);
    expect(of('case')).toMatchObject([{ subject: '灯坏了', openedAt: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    expect(of('entry').map(({ body }) => body)).toEqual(expect.arrayContaining(['客户很急', '已安排']));
    expect(of('customerChange').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['added', 'merged', 'identity']),
    );
    const text = JSON.stringify(file);
    expect(text).not.toContain('of somebody else');
    expect(text).not.toContain('Zyxquill');
    expect(text).toContain(otherId);
    expect(text).not.toContain(number);
    expect(text).toContain('••••7766');
    const { lines } = await anna.client.call('customers.history', { customerId });
    expect(lines[0]).toMatchObject({
      kind: 'exported',
      reason: '本人要求',
      changes: [{ field: 'internal', to: true }],
    });
  });

  it('leaves out what the team wrote for itself, unless it is asked for', async () => {
    const anna = await device('anna');
    const { customerId } = await known(anna);
    const text = JSON.stringify(await made(anna, customerId));
    expect(text).toContain('已安排');
    expect(text).not.toContain('客户很急');
    expect(text).not.toContain('内部说法');
  });

  it('holds whole identity numbers for a lead who says why, and for nobody else', async () => {
    const [anna, ben] = [await device('anna'), await device('ben')];
    const { customerId } = await known(anna);
    await eventually(() => ben.client.call('customers.get', { customerId }));
    await expect(made(anna, customerId, { identity: true, reason: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(made(ben, customerId, { identity: true })).rejects.toMatchObject({ kind: 'bad-request' });
    const file = await made(ben, customerId, { identity: true, reason: '本人要求' });
    expect(file.identityNumbers).toEqual({ [customerId]: number });
    expect(file.missing.otherTeams).toBe(false);
  });

  it('fetches cases closed long ago, and without a network says that it did not', async () => {
    const anna = await device('anna');
    const { customerId } = await known(anna);
    const { server, teamId } = team;
    const scope = archiveScope(teamId);
    const closed = { teamId, status: 'closed', solvedAt: noon, customerId } as const;
    await server.authority.write((tx) =>
      writeRecords(tx, server.authority.workspaceId, [
        buildCase(1, { ...closed, number: '900001', subject: 'long ago' }, { scope }),
        buildEntry(1, { caseId: ids.case(1), kind: 'message-in', body: '还没到账' }, { scope }),
      ]),
    );
    await workOffline(anna);
    const apart = await made(anna, customerId);
    expect(apart.missing).toMatchObject({ archiveUnasked: true, archivedCases: [] });
    expect(JSON.stringify(apart)).not.toContain('还没到账');
    await workOffline(anna, false);
    await anna.settled();
    const whole = await made(anna, customerId);
    expect(whole.missing).toMatchObject({ archiveUnasked: false, archivedCases: [] });
    expect(JSON.stringify(whole)).toContain('还没到账');
  });

  it('that nobody wants any more is not written into the history', async () => {
    const anna = await device('anna');
    const { customerId } = await known(anna);
    const id = randomUUID();
    const making = anna.client.call('customers.file', { id, customerId, internal: false, identity: false });
    await anna.client.call('customers.cancelFile', { id });
    await expect(making).rejects.toMatchObject({ kind: 'cancelled' });
    const { lines } = await anna.client.call('customers.history', { customerId });
    expect(lines.map(({ kind }) => kind)).not.toContain('exported');
  });
});
