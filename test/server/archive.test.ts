// Cases nobody holds any more are found and fetched by who may see their team.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ArchiveFetchResponse,
  type ArchiveFindResponse,
  archiveFetchResponse,
  archiveFindResponse,
} from '#domain/contract/wire/archive.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { archiveScope, teamScope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../builders/ids.ts';
import { buildCase, buildConflict, buildCustomer, buildEntry } from '../builders/records.ts';
import { noon } from '../builders/times.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
  const { support, field } = staff;
  await server.authority.write((tx) =>
    writeRecords(tx, server.authority.workspaceId, [
      buildCustomer(1, { name: '王女士', contactPoints: [{ kind: 'phone', value: '138-0013 8000', label: '' }] }),
      buildCustomer(2, { name: 'Mill & Sons' }),
      archived(1, support, { subject: '退款 for the kettle', customerId: ids.customer(1), aliases: ['A1B2-0001'] }),
      archived(2, support, { subject: 'The 100% kettle', customerId: ids.customer(2) }),
      archived(3, field, { subject: 'A kettle elsewhere', customerId: ids.customer(1) }),
      buildCase(4, { teamId: support, subject: 'A kettle at work', customerId: ids.customer(1), status: 'open' }),
      buildEntry(1, { caseId: ids.case(1), body: 'a line' }, { scope: archiveScope(support) }),
      buildConflict(1, { caseId: ids.case(1) }, { scope: archiveScope(support) }),
    ]),
  );
});
afterAll(() => database.drop());

function archived(n: number, teamId: TeamId, fields: Parameters<typeof buildCase>[1]) {
  const own = { teamId, status: 'closed', lastActivityAt: noon + n, solvedAt: noon } as const;
  return buildCase(n, { ...own, ...fields }, { scope: archiveScope(teamId) });
}

async function find(device: TestDevice, asked: Record<string, unknown>): Promise<ArchiveFindResponse> {
  const { body } = await device.send<ArchiveFindResponse>('POST', '/v1/archive/find', asked);
  return archiveFindResponse.parse(body);
}
const found = async (device: TestDevice, asked: Record<string, unknown>) =>
  (await find(device, asked)).cases.map(({ id }) => id);

describe('looking through the archives', () => {
  it('finds what every word of the text is in, the last active first, in one’s own teams only', async () => {
    const { anna, fay, lead } = staff;
    const [one, two, three] = [1, 2, 3].map((n) => ids.case(n));
    expect(await found(anna, { text: 'KETTLE' })).toEqual([two, one]);
    expect(await found(fay, { text: 'kettle' })).toEqual([three]);
    expect(await found(lead, { text: 'kettle' })).toEqual([three, two, one]);
    expect(await found(anna, { text: 'kettle 退款' })).toEqual([one]);
    expect(await found(anna, { text: 'kettle nowhere' })).toEqual([]);
  });

  it.each([
    ['the customer’s name', '王女士', [1]],
    ['a phone number, however it is spelled', '13800138000', [1]],
    ['the end of one', '0138000', [1]],
    ['a number', '10002', [2]],
    ['a number it was known by before', 'a1b2-0001', [1]],
    ['a sign that stands for anything elsewhere', '100%', [2]],
    ['no sign that stands for anything', '1_0', []],
    ['full-width letters', 'ＫＥＴＴＬＥ', [2, 1]],
  ])('finds by %s', async (_by, text, cases) => {
    expect(await found(staff.anna, { text })).toEqual(cases.map((n) => ids.case(n)));
  });

  it('finds a customer’s cases', async () => {
    expect(await found(staff.lead, { customerId: ids.customer(1) })).toEqual([ids.case(3), ids.case(1)]);
    expect(await found(staff.lead, { customerId: ids.customer(1), text: '退款' })).toEqual([ids.case(1)]);
  });

  it('says what the case was, and whether there are more', async () => {
    const { lead, field } = staff;
    const { cases, more } = await find(lead, { text: 'kettle', limit: 1 });
    expect(more).toBe(true);
    expect(cases).toEqual([
      {
        id: ids.case(3),
        number: '10003',
        aliases: [],
        subject: 'A kettle elsewhere',
        status: 'closed',
        customerId: ids.customer(1),
        customerName: '王女士',
        teamId: field,
        solvedAt: noon,
        lastActivityAt: noon + 3,
      },
    ]);
    expect((await find(lead, { text: 'kettle', limit: 3 })).more).toBe(false);
  });

  it('wants to know what for', async () => {
    const { failure } = await staff.anna.send('POST', '/v1/archive/find', { text: ' ' });
    expect(failure?.kind).toBe('bad-request');
  });
});

describe('fetching a case', () => {
  it('brings it with its customer and all that hangs on it', async () => {
    const { anna, support } = staff;
    const { body } = await anna.send<ArchiveFetchResponse>('POST', '/v1/archive/fetch', { caseId: ids.case(1) });
    const { columns, rows, epoch } = archiveFetchResponse.parse(body);
    expect(epoch).toBe(anna.epoch);
    const scopes = rows.map(({ collection, scope, values }) => [collection, scope, values.map(([id]) => id)]);
    const archive = archiveScope(support);
    expect(scopes.sort()).toEqual([
      ['case', archive, [ids.case(1)]],
      ['conflict', archive, [ids.conflict(1)]],
      ['customer', 'workspace', [ids.customer(1)]],
      ['entry', archive, [ids.entry(1)]],
    ]);
    const entry = rows.find(({ collection }) => collection === 'entry')?.values[0];
    expect(entry?.[columns.entry?.indexOf('body') ?? -1]).toBe('a line');
  });

  it('that is with its team again says so by its scope', async () => {
    const { anna, support } = staff;
    const { body } = await anna.send<ArchiveFetchResponse>('POST', '/v1/archive/fetch', { caseId: ids.case(4) });
    expect(body.rows.find(({ collection }) => collection === 'case')?.scope).toBe(teamScope(support));
  });

  it.each([
    ['another team’s', 3, 'forbidden', 403],
    ['one that never was', 99, 'not-found', 404],
  ])('does not bring %s', async (_whose, n, kind, status) => {
    const answer = await staff.anna.send('POST', '/v1/archive/fetch', { caseId: ids.case(n) });
    expect({ status: answer.status, kind: answer.failure?.kind }).toEqual({ status, kind });
  });

  it('is nobody’s without a session', async () => {
    const { status } = await staff.anna.send(
      'POST',
      '/v1/archive/fetch',
      { caseId: ids.case(1) },
      { authorization: '' },
    );
    expect(status).toBe(401);
  });
});
