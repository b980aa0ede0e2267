// Cases closed long ago: looked for on the server, held here one by one, brought back by whoever works on them.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obeyOrders } from '#core/orders/obey-orders.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { applyPull } from '#core/sync/apply-pull.ts';
import { keptArchived, storeArchived } from '#core/sync/store-archived.ts';
import { transaction } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { encodeField } from '#db/replica/collection-table.ts';
import { loadRecord, saveRecord } from '#db/replica/records.ts';
import type { ArchiveFetchResponse } from '#domain/contract/wire/archive.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { archiveScope, teamScope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { ids } from '../builders/ids.ts';
import { buildCase, buildCustomer, buildEntry } from '../builders/records.ts';
import { noon } from '../builders/times.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

describe('the archive', () => {
  let team: TeamServer;
  beforeAll(async () => {
    team = await startTeamServer(temporaryFolder(afterAll));
    const { server, teamId } = team;
    const scope = archiveScope(teamId);
    const closed = { teamId, status: 'closed', solvedAt: noon, customerId: ids.customer(1) } as const;
    await server.authority.write((tx) =>
      writeRecords(tx, server.authority.workspaceId, [
        buildCustomer(1, { name: '王女士' }),
        buildCase(1, { ...closed, subject: '退款 for the kettle' }, { scope }),
        buildCase(2, { ...closed, subject: 'another kettle' }, { scope }),
        buildEntry(1, { caseId: ids.case(1), kind: 'message-in', body: '还没到账' }, { scope }),
      ]),
    );
    return () => team.close();
  });

  const device = (login: string) => deviceOfTest(login, { serverUrl: team.url });

  it('is on no device until a case is asked for; then it opens, without a network too', async () => {
    const anna = await device('anna');
    const caseId = ids.case(1);
    await expect(anna.client.call('cases.get', { caseId })).rejects.toMatchObject({ kind: 'not-here' });
    const found = await anna.client.call('archive.find', { text: '退款' });
    expect(found).toMatchObject({ more: false, rows: [{ id: caseId, customerName: '王女士', isHere: false }] });
    await anna.client.call('archive.open', { caseId });
    expect(await anna.client.call('cases.get', { caseId })).toMatchObject({
      archived: true,
      fields: { subject: '退款 for the kettle', status: 'closed' },
      customer: { name: '王女士' },
    });
    expect((await anna.client.call('cases.timeline', { caseId })).map(({ body }) => body)).toEqual(['还没到账']);
    expect((await anna.client.call('archive.find', { customerId: ids.customer(1) })).rows).toMatchObject([
      { id: ids.case(2), isHere: false },
      { id: caseId, isHere: true },
    ]);

    await anna.client.call('sync.setWorkOffline', { on: true });
    await anna.client.call('archive.open', { caseId });
    await expect(anna.client.call('archive.open', { caseId: ids.case(2) })).rejects.toMatchObject({
      kind: 'working-offline',
    });
    await expect(anna.client.call('archive.find', { text: 'x' })).rejects.toMatchObject({ kind: 'working-offline' });
    await anna.client.call('sync.setWorkOffline', { on: false });
    await anna.settled();
    // A complete pull, with its checks, leaves it where it is.
    expect((await anna.client.call('cases.get', { caseId })).archived).toBe(true);
    expect(anna.logged).toEqual([]);
  });

  it('gives a case back to its team when somebody works on it', async () => {
    const [anna, chen] = await Promise.all([device('anna'), device('chen')]);
    const caseId = ids.case(2);
    await Promise.all([anna, chen].map((each) => each.client.call('archive.open', { caseId })));
    await anna.client.call('sync.setWorkOffline', { on: true });
    await anna.client.run('case.note', { caseId, body: 'the customer called again' });
    expect(await anna.client.call('cases.get', { caseId })).toMatchObject({ archived: false, saveState: 'saved-here' });
    await anna.client.call('archive.open', { caseId });
    await anna.client.call('sync.setWorkOffline', { on: false });
    await anna.settled();
    for (const each of [anna, chen])
      await eventually(async () => {
        expect((await each.client.call('cases.get', { caseId })).archived).toBe(false);
        expect((await each.client.call('cases.timeline', { caseId })).map(({ body }) => body)).toEqual([
          'the customer called again',
        ]);
      });
    // To the pulls it belongs now: opening it asks for nothing.
    await anna.client.call('archive.open', { caseId });
    expect((await anna.client.call('archive.find', { text: 'another kettle' })).rows).toEqual([]);
  });
});

describe('what is held of an archive', () => {
  const archive = archiveScope(ids.team(1));

  function store(): AccountStore {
    const folder = temporaryFolder();
    const key = new Uint8Array(32).fill(7);
    const actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
    return new AccountStore(
      openOutbox(join(folder, 'outbox.db'), key),
      openReplica(join(folder, 'replica.db'), key),
      () => actor,
    );
  }

  function fetched(...records: AnyRecord[]): ArchiveFetchResponse {
    const columns = Object.fromEntries(
      records.map(({ collection }) => [collection, ['id', 'ver', 'rev', ...Object.keys(fieldsOf(collection))]]),
    );
    const rows = records.map(({ scope, collection, id, rev, fields }) => {
      const values = Object.entries(fieldsOf(collection)).map(
        ([name, field]) => encodeField(field.column, fields[name]) as ColumnValue,
      );
      return { scope, collection, values: [[id, 1, rev, ...values]] };
    });
    return { epoch: 0, columns, rows, serverTime: noon };
  }

  const archived = (n: number) => buildCase(n, { status: 'closed' }, { scope: archive });
  const line = (n: number, onCase: number) => buildEntry(n, { caseId: ids.case(onCase) }, { scope: archive });
  const has = ({ replica }: AccountStore, record: AnyRecord) => loadRecord(replica, record) !== undefined;

  it('is the newest used; the rest goes with all that hangs on it', () => {
    const on = store();
    for (let n = 1; n <= keptArchived; n++) storeArchived(on, ids.case(n), fetched(archived(n), line(n, n)), noon + n);
    storeArchived(on, ids.case(1), fetched(archived(1), line(1, 1)), noon + 1000);
    storeArchived(on, ids.case(999), fetched(archived(999)), noon + 1001);
    expect([archived(1), archived(2), archived(3), archived(999)].map((record) => has(on, record))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([line(1, 1), line(2, 2)].map((record) => has(on, record))).toEqual([true, false]);
  });

  it('follows the server when it is fetched again', () => {
    const on = store();
    storeArchived(on, ids.case(1), fetched(archived(1), line(1, 1), line(2, 1)), noon);
    const newer = buildCase(1, { subject: 'renamed' }, { scope: archive, rev: 2 });
    storeArchived(on, ids.case(1), fetched(newer, line(2, 1)), noon);
    expect(loadRecord(on.replica, newer)?.fields.subject).toBe('renamed');
    expect([line(1, 1), line(2, 1)].map((record) => has(on, record))).toEqual([false, true]);
  });

  it('never lies over what pulls brought: an answer that came late is left aside', () => {
    const on = store();
    const live = buildCase(1, { subject: 'live' }, { scope: teamScope(ids.team(1)), rev: 3 });
    transaction(on.replica, () => saveRecord(on.replica, live, 5));
    storeArchived(on, ids.case(1), fetched(archived(1), line(1, 1)), noon);
    expect(loadRecord(on.replica, live)).toMatchObject({ scope: live.scope, fields: { subject: 'live' } });
    expect(has(on, line(1, 1))).toBe(false);
  });

  it('does not come back with an answer that left the server before an order to erase it', async () => {
    const on = store();
    const customerId = ids.customer(1);
    await obeyOrders(
      {
        ...{ store: on, token: 'token', log: { info: () => {}, warn: () => {}, error: () => {} }, changed: () => {} },
        api: { handUp: async () => {}, ordersDone: async () => {} },
        ...{ forgetCopies: async () => {}, isBusy: () => false, eraseAccount: () => {} },
      },
      [{ id: 'order', what: 'customer', customerId, records: [`case/${ids.case(1)}`], files: [], sealTo: '' }],
    );
    storeArchived(on, ids.case(1), fetched(archived(1), line(1, 1)), noon);
    storeArchived(on, ids.case(2), fetched(archived(2)), noon);
    expect([archived(1), line(1, 1), archived(2)].map((record) => has(on, record))).toEqual([false, false, true]);
  });

  it('goes when the right to the team is lost', () => {
    const on = store();
    storeArchived(on, ids.case(1), fetched(archived(1), line(1, 1)), noon);
    const answer = {
      epoch: 0,
      generation: 0,
      base: {},
      scopes: ['workspace'],
      columns: {},
      pages: [],
      done: true,
      serverTime: noon,
    };
    applyPull({ replica: on.replica, overlay: on.overlay, actor: () => on.actor, epoch: 0 }, answer as never);
    expect([archived(1), line(1, 1)].map((record) => has(on, record))).toEqual([false, false]);
  });
});
