// A schedule that names a saved report of everybody's: made as that is when its time comes, of the days of the schedule, and a person is told when
// it cannot be made any more.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, DefinitionId } from '#domain/model/ids.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { SavedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import { workspaceFigures } from '#server/reports/workspace-figures.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../../builders/ids.ts';
import { buildDefinition } from '../../builders/records.ts';
import { buildReportSchedule } from '../../builders/report-schedules.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day } from '../../builders/times.ts';
import { jobContext } from '../../harness/job-context.ts';
import { type MailServer, readMail, startMailServer } from '../../harness/mail-server.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/server.ts';
import { addPerson, hireStaff, type Staff } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'>;
type Saved = Partial<FieldsOf<'definition'>>;

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
let post: MailServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start({ jobIntervalMs: day });
  staff = await hireStaff(server.url);
  post = await startMailServer();
  await write(reportedWorld(21, 60));
});
afterAll(async () => {
  await post.close();
  await database.drop();
});

const write = (records: Parameters<typeof writeRecords>[2]) =>
  server.authority.write((tx) => writeRecords(tx, server.authority.workspaceId, records));

/** 2026-03-02 08:00 in UTC, a Monday: the week before is that of the world. */
const monday = Date.UTC(2026, 2, 2, 8);
const week = { from: '2026-02-23', to: '2026-03-01' };
let folder: string;
let now: number;
let count = 0;
beforeEach(() => {
  folder = temporaryFolder();
  now = monday;
});

const rowsOf = (change: Partial<Extract<SavedReportContent, { kind: 'rows' }>> = {}): SavedReportContent => ({
  ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt' },
  // Days of its own, long gone: those of the schedule hold.
  ...{ period: 'own', own: { from: '2020-01-01', to: '2020-01-02' }, narrowed: {}, conditions: [] },
  ...{ columns: ['number', 'status', 'openedAt', 'solveMs'], groups: ['channel'], order: [], ...change },
});

async function save(content: SavedReportContent, fields: Saved = {}): Promise<DefinitionId> {
  count++;
  await write([
    buildDefinition(100 + count, { kind: 'report', name: '渠道明细', content: content as never, ...fields }),
  ]);
  return ids.definition(100 + count);
}

async function schedule(report: DefinitionId, fields: Partial<Schedule> = {}): Promise<string> {
  count++;
  const timing = { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'UTC' } as const;
  const record = buildReportSchedule(count, {
    ...{ title: `Weekly ${count}`, language: 'en', timing, since: monday - day, toFolder: true, recipients: [] },
    ...{ formats: ['json'], ownerId: staff.admin.session.agent.id as AgentId },
    ...{ content: { report, period: 'last-week' }, ...fields },
  });
  await write([record]);
  return record.id;
}

const look = () =>
  scheduledReports.run(
    { ...jobContext(database, server, () => now), mail: post.settings, reportFolder: folder },
    new AbortController().signal,
  );

async function lastRun(id: string): Promise<Run | undefined> {
  const all = await staff.lead.everything();
  return all
    .filter((row) => row.collection === 'reportRun' && row.fields.scheduleId === id)
    .map((row) => row.fields as unknown as Run)
    .sort((a, b) => b.startedAt - a.startedAt)[0];
}

/** The JSON file of the run. */
async function fileOf(id: string) {
  const run = await lastRun(id);
  return JSON.parse(readFileSync(join(folder, run?.files[0]?.name ?? ''), 'utf8'));
}

async function createdIn(filters: Parameters<typeof withinReach>[1]): Promise<number> {
  const question = {
    ...{ period: week, compare: null, bucket: null, groupBy: null, zone: 'UTC', zones: createZoneOffsets(), now },
    filters,
  };
  const metrics = [metricNamed('created')].flatMap((metric) => metric ?? []);
  const { workspaceId } = server.authority;
  const [[created] = []] = await workspaceFigures(database.store.db, workspaceId, [{ metrics, question }]);
  return created?.value ?? 0;
}

describe('rows that somebody put together', () => {
  it('are as many as the figure beside them counts, of the days of the schedule and of what its owner may count', async () => {
    const ownerId = await addPerson(staff.admin, 'zoe', 'lead', [ids.team(1)]);
    const report = await save(rowsOf());
    const id = await schedule(report, { ownerId, recipients: ['boss@example.com'] });
    const [everybodys, leads] = [await schedule(report), id];
    await look();
    const owner = { id: ownerId, role: 'lead', teamIds: [ids.team(1)] } as const;
    for (const [which, filters] of [
      [everybodys, {}],
      [leads, withinReach(owner, {})],
    ] as const) {
      const file = await fileOf(which);
      expect(file.rows.rows).toHaveLength(await createdIn(filters));
      const [groups] = file.tables;
      expect(groups.rows.reduce((sum: number, row: { rows: number }) => sum + row.rows, 0)).toBe(file.rows.rows.length);
    }
    const file = await fileOf(everybodys);
    expect((await fileOf(leads)).rows.rows.length).toBeGreaterThan(2);
    expect(file.rows.rows.length).toBeGreaterThan((await fileOf(leads)).rows.rows.length);
    expect(file.rows.columns.map(({ label }: { label: string }) => label)).toEqual([
      ...['Channel', 'Case number', 'Status', 'Opened', 'Time to solution'],
    ]);
    expect(file.about).toEqual(
      expect.arrayContaining([
        { label: 'Saved report', value: '渠道明细' },
        { label: 'Grouped by', value: 'Channel' },
        { label: 'Period', value: '2026-02-23 to 2026-03-01 (UTC)' },
        { label: 'Number of rows', value: String(file.rows.rows.length) },
      ]),
    );
    expect(file.definitions).toMatchObject([{ name: 'Created' }]);
    const [mail] = post.mails;
    expect(mail && readMail(mail).text).toMatch(/Number of rows: \d+\n/);
  });

  it('say in words which cases they are of, by name', async () => {
    const report = await save(
      rowsOf({
        ...{ groups: [], order: [{ column: 'openedAt', descending: true }] },
        conditions: [
          { field: 'status', is: 'none', values: ['new'] },
          { field: 'assignee', is: 'any', values: ['me', ids.agent(1)] },
        ],
        columns: ['number', 'custom.gone'],
      }),
    );
    const id = await schedule(report);
    await look();
    const file = await fileOf(id);
    expect(file.tables).toEqual([]);
    expect(file.about).toEqual(
      expect.arrayContaining([
        {
          label: 'Only where the case fulfils',
          value: expect.stringMatching(/^Status: not New, Assignee: .+, Agent 1$/),
        },
        { label: 'Order', value: 'Opened (descending)' },
        { label: 'Columns', value: 'A column of this report is no more' },
      ]),
    );
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('are written in every format, in %s', async (language) => {
    const id = await schedule(await save(rowsOf()), { language, formats: ['pdf', 'xlsx', 'csv', 'json'] });
    await look();
    const run = await lastRun(id);
    expect(run).toMatchObject({ state: 'done' });
    expect(run?.files.map(({ name }) => name.split('.').at(-1))).toEqual(['pdf', 'xlsx', 'csv', 'json']);
    const named = (extension: string) =>
      readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(extension)) ?? ''));
    const { rows } = JSON.parse(named('.json').toString('utf8'));
    const [head, ...lines] = parse(named('.csv'), { bom: true });
    expect(head).toEqual(rows.columns.map(({ label }: { label: string }) => label));
    expect(lines.map(([, number]) => number)).toEqual(rows.rows.map(({ number }: { number: string }) => number));
    expect(head?.[0]).toBe({ en: 'Channel', 'zh-CN': '渠道', 'zh-TW': '管道' }[language]);
    expect(named('.json').toString('utf8')).not.toContain('{{');
  });
});

describe('a saved dashboard', () => {
  it('is made of the days of the schedule, with its own filters and what stands side by side', async () => {
    const report = await save({
      ...{ version: 1, kind: 'dashboard', page: 'volume', clock: 'wall', comparison: 'before', side: 'channel' },
      ...{ period: 'own', own: { from: '2020-01-01', to: '2020-01-02' }, narrowed: { channel: ['phone'] } },
    });
    const id = await schedule(report);
    await look();
    const file = await fileOf(id);
    expect(file.about).toEqual(
      expect.arrayContaining([
        { label: 'Saved report', value: '渠道明细' },
        { label: 'Period', value: '2026-02-23 to 2026-03-01 (UTC)' },
        { label: 'Compared with', value: '2026-02-16 to 2026-02-22' },
        { label: 'Channel', value: 'Phone' },
      ]),
    );
    const side = file.tables.find(({ title }: { title: string }) => title === 'Side by side');
    expect(side.rows.map(({ group }: { group: string }) => group)).toEqual(['Phone']);
    const counts = file.tables.find(({ title }: { title: string }) => title === 'Figures: counts');
    expect(counts.rows[0].value).toBe(await createdIn({ channel: ['phone'] }));
  });
});

describe('when it changes', () => {
  it('the next run is of it as it is then', async () => {
    const report = await save(rowsOf());
    const id = await schedule(report);
    await look();
    expect((await fileOf(id)).rows.title).toBe('Case');
    const content = rowsOf({ subject: 'calls', time: 'startedAt', columns: ['startedAt'], groups: [] });
    await write(
      [buildDefinition(1, { kind: 'report', name: 'Calls', content: content as never })].map((each) => ({
        ...each,
        id: report,
      })),
    );
    now = monday + 7 * day;
    await look();
    const file = await fileOf(id);
    expect(file.rows.title).toBe('Call');
    expect(file.about).toContainEqual({ label: 'Saved report', value: 'Calls' });
  });

  it.each<[string, Saved, SavedReportContent, string]>([
    ['removed', { active: false }, rowsOf(), 'report-gone'],
    ['one person’s own', { ownerId: ids.agent(1) }, rowsOf(), 'report-gone'],
    ['no report at all', { kind: 'macro' }, rowsOf(), 'report-gone'],
    ['of words unknown here', {}, { ...rowsOf(), version: 2 } as never, 'report-gone'],
    ['what only a device can tell', {}, rowsOf({ conditions: [{ field: 'needsMe', yes: true }] }), 'report-asks'],
  ])('into what is %s, the run says so and waits for a person', async (_name, fields, content, kind) => {
    const id = await schedule(await save(content, fields));
    await look();
    expect(await lastRun(id)).toMatchObject({
      ...{ state: 'failed', lookAt: null, files: [], failure: { kind } },
      deliveries: [{ to: null, state: 'failed', failure: { kind } }],
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
