import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportCase, ImportResponse } from '#domain/contract/wire/import.ts';
import type { RunningServer } from '#server/server-options.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { type Answer, request } from '../harness/test-device.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

const entry = (externalId: string, happenedAt = 2000) =>
  ({ externalId, kind: 'message-out', authorName: '客服 A', body: '请重启路由器', happenedAt }) as const;

function importCase(externalId: string, change: Partial<ImportCase> = {}): ImportCase {
  return {
    externalId,
    subject: `Subject of ${externalId}`,
    description: '描述',
    type: 'inquiry',
    status: 'open',
    priority: 'normal',
    tags: ['old', 'old'],
    openedAt: 1000,
    lastActivityAt: 1000,
    solvedAt: null,
    customer: null,
    assignee: null,
    entries: [entry('1')],
    ...change,
  };
}

function send(
  cases: readonly unknown[],
  change: { source?: string; team?: string; dryRun?: boolean } = {},
): Promise<Answer<ImportResponse>> {
  const body = { source: 'old-desk', team: 'Support', dryRun: false, cases, ...change };
  return request(server.url, 'POST', '/v1/import', body, { authorization: `Bearer ${server.localToken}` });
}

const outcomes = ({ body }: Answer<ImportResponse>) => body.results.map(({ outcome, entries }) => [outcome, entries]);

async function rowsOf(collection: string, prefix: string) {
  const rows = (await staff.lead.everything()).filter((row) => row.collection === collection);
  const matching = rows.filter((row) => String(row.fields.externalId ?? '').startsWith(prefix));
  return matching.sort((a, b) => (String(a.fields.externalId) < String(b.fields.externalId) ? -1 : 1));
}

describe('importing', () => {
  it('writes each case with its customer and timeline, under fresh numbers', async () => {
    const customer: ImportCase['customer'] = {
      externalId: 'whole-c1',
      name: '王芳',
      contactPoints: [{ kind: 'phone', value: '138 0000 0000', label: '' }],
      language: 'zh-CN',
    };
    const entries = [entry('e2', 5000), { ...entry('e1', 3000), kind: 'message-in' } as const];
    const answer = await send([
      importCase('whole-1', { customer, entries, assignee: 'ANNA' }),
      importCase('whole-2', { customer }),
    ]);
    expect(outcomes(answer)).toEqual([
      ['created', 2],
      ['created', 1],
    ]);
    const cases = await rowsOf('case', 'whole-');
    const customers = await rowsOf('customer', 'whole-c1');
    expect(customers.length).toBe(1);
    expect(customers[0]?.fields).toMatchObject({
      name: '王芳',
      tier: 'standard',
      contactPoints: customer?.contactPoints,
    });
    expect(cases.map((row) => row.fields)).toMatchObject([
      {
        subject: 'Subject of whole-1',
        channel: 'import',
        tags: ['old'],
        assigneeId: staff.anna.agentId,
        customerId: customers[0]?.id,
        teamId: staff.support,
        openedAt: 1000,
        lastActivityAt: 5000,
        firstRepliedAt: 5000,
        openedBy: null,
      },
      { subject: 'Subject of whole-2', assigneeId: null, customerId: customers[0]?.id },
    ]);
    const numbers = cases.map((row) => Number(row.fields.number));
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1]);
    const timeline = (await staff.anna.everything()).filter((row) => row.fields.caseId === cases[0]?.id);
    expect(timeline.map((row) => [row.fields.externalId, row.fields.kind, row.fields.authorName]).sort()).toEqual([
      ['e1', 'message-in', '客服 A'],
      ['e2', 'message-out', '客服 A'],
    ]);
  });

  it('again changes nothing', async () => {
    const cases = [importCase('again-1'), importCase('again-2')];
    await send(cases);
    const before = await staff.lead.everything();
    expect(outcomes(await send(cases))).toEqual([
      ['unchanged', 0],
      ['unchanged', 0],
    ]);
    expect(await staff.lead.everything()).toEqual(before);
    expect(outcomes(await send(cases, { source: 'another-desk' }))).toEqual([
      ['created', 1],
      ['created', 1],
    ]);
  });

  it('of a case that went on adds what is new and leaves what agents did', async () => {
    await send([importCase('more-1', { entries: [] })]);
    const [held] = await rowsOf('case', 'more-1');
    const { anna } = staff;
    const set = { subject: 'Corrected here' };
    await anna.push(anna.command('case.edit', { caseId: held?.id as never, set }));
    const grown = importCase('more-1', { status: 'closed', entries: [entry('1', 9e12), entry('2', 7000)] });
    expect(outcomes(await send([grown]))).toEqual([['completed', 2]]);
    const [after] = await rowsOf('case', 'more-1');
    expect(after?.fields).toMatchObject({
      subject: 'Corrected here',
      status: 'open',
      firstRepliedAt: 7000,
      lastActivityAt: 9e12,
    });
    expect(outcomes(await send([grown]))).toEqual([['unchanged', 0]]);
  });

  it('puts new entries where the case has gone meanwhile', async () => {
    await send([importCase('moved-1')]);
    const [held] = await rowsOf('case', 'moved-1');
    const { lead, fay, field } = staff;
    await lead.push(lead.command('case.assign', { caseId: held?.id as never, assigneeId: null, teamId: field }));
    await send([importCase('moved-1', { entries: [entry('1'), entry('2')] })]);
    const theirs = (await fay.everything()).filter((row) => row.fields.caseId === held?.id);
    expect(
      theirs
        .map((row) => row.fields.externalId)
        .filter(Boolean)
        .sort(),
    ).toEqual(['1', '2']);
  });

  it('takes the same ids of entries in different cases for different entries', async () => {
    const answer = await send([
      importCase('same-1', { entries: [entry('1')] }),
      importCase('same-2', { entries: [entry('1')] }),
    ]);
    expect(outcomes(answer)).toEqual([
      ['created', 1],
      ['created', 1],
    ]);
  });

  it('takes a row that comes twice in one request once', async () => {
    const twice = [importCase('twice-1'), importCase('twice-1', { entries: [entry('1'), entry('2'), entry('2')] })];
    expect(outcomes(await send(twice))).toEqual([
      ['created', 1],
      ['completed', 1],
    ]);
    const [only, ...more] = await rowsOf('case', 'twice-1');
    expect(more).toEqual([]);
    expect((await staff.lead.everything()).filter((row) => row.fields.caseId === only?.id).length).toBe(2);
  });

  it('refuses an unusable row, says why, and writes the others', async () => {
    const answer = await send([
      importCase('good-1'),
      importCase('bad-1', { status: 'gone' as never }),
      'no case',
      importCase('good-2'),
    ]);
    expect(outcomes(answer).map(([outcome]) => outcome)).toEqual(['created', 'refused', 'refused', 'created']);
    expect(answer.body.results[1]).toMatchObject({ externalId: 'bad-1', message: expect.stringContaining('status') });
    expect((await rowsOf('case', 'good-')).length).toBe(2);
  });

  it('as a dry run says what would happen and writes nothing, no number and no team either', async () => {
    await send([importCase('dry-1')]);
    const before = await staff.lead.everything();
    const counter = () => database.query('select next from number_counter');
    const next = await counter();
    const cases = [importCase('dry-1', { entries: [entry('1'), entry('2')] }), importCase('dry-2')];
    const expected = [
      ['completed', 1],
      ['created', 1],
    ];
    expect(outcomes(await send(cases, { dryRun: true, team: 'Nowhere' }))).toEqual(expected);
    expect(await staff.lead.everything()).toEqual(before);
    expect(await counter()).toEqual(next);
    expect(outcomes(await send(cases))).toEqual(expected);
  });

  it('makes a team that is missing, once', async () => {
    await send([importCase('team-1')], { team: '旧系统' });
    await send([importCase('team-2')], { team: '旧系统' });
    const teams = (await staff.lead.everything()).filter((row) => row.fields.name === '旧系统');
    expect(teams.map((row) => row.collection)).toEqual(['team']);
    expect((await rowsOf('case', 'team-')).map((row) => row.scope)).toEqual(Array(2).fill(`team:${teams[0]?.id}`));
  });

  it('assigns by login or name those who may have the case, others not', async () => {
    const wanted = { 'who-1': 'anna', 'who-2': 'Lea', 'who-3': 'fay', 'who-4': 'nobody' };
    await send(Object.entries(wanted).map(([externalId, assignee]) => importCase(externalId, { assignee })));
    const cases = await rowsOf('case', 'who-');
    expect(Object.fromEntries(cases.map((row) => [row.fields.externalId, row.fields.assigneeId]))).toEqual({
      'who-1': staff.anna.agentId,
      'who-2': staff.lead.agentId,
      'who-3': null,
      'who-4': null,
    });
  });

  it('takes ids of any length and script, and text no database can hold', async () => {
    const long = '工'.repeat(300);
    const odd = importCase(long, { subject: 'a\0b \ud800', entries: [entry(long), entry(`${long.slice(1)}x`)] });
    expect(outcomes(await send([odd]))).toEqual([['created', 2]]);
    expect(outcomes(await send([odd]))).toEqual([['unchanged', 0]]);
    expect((await rowsOf('case', long))[0]?.fields.subject).toBe('ab \ufffd');
  });

  it('runs twice at the same time without writing anything twice', async () => {
    const cases = Array.from({ length: 20 }, (_, n) => importCase(`race-${n}`));
    const answers = await Promise.all([send(cases), send(cases), send(cases)]);
    const created = answers.flatMap(outcomes).filter(([outcome]) => outcome === 'created');
    expect(created.length).toBe(20);
    expect((await rowsOf('case', 'race-')).length).toBe(20);
  });
});

describe('who may import', () => {
  const body = { source: 's', team: 'Support', dryRun: true, cases: [importCase('x')] };
  it('is a lead, an admin, or who can read the server’s folder', async () => {
    expect((await staff.lead.send('POST', '/v1/import', body)).status).toBe(200);
    expect((await staff.admin.send('POST', '/v1/import', body)).status).toBe(200);
    expect((await staff.anna.send('POST', '/v1/import', body)).failure?.kind).toBe('forbidden');
    const wrong = { authorization: `Bearer ${server.localToken.slice(0, -1)}_` };
    expect((await request(server.url, 'POST', '/v1/import', body, wrong)).status).toBe(401);
  });
});
