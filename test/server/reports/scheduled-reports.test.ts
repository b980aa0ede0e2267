// Reports that the server makes by itself: once each, to whom it may concern, and with a reason wherever one did not arrive.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import type { JobContext } from '#server/jobs/job.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import { workspaceFigures } from '#server/reports/workspace-figures.ts';
import type { RunningServer } from '#server/server-options.ts';
import { buildReportSchedule } from '../../builders/report-schedules.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { jobContext } from '../../harness/job-context.ts';
import { type MailServer, readMail, startMailServer } from '../../harness/mail-server.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/server.ts';
import { hireStaff, type Staff } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'> & { readonly id: string };

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
let post: MailServer;
beforeAll(async () => {
  database = await createTestDatabase();
  // Its own looking would come between.
  server = await database.start({ jobIntervalMs: day });
  staff = await hireStaff(server.url);
  const { authority } = server;
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, reportedWorld(21, 20)));
});
afterAll(() => database.drop());

/** 2026-03-09 08:00 in UTC, a Monday; the schedule is there since the day before. */
const monday = Date.UTC(2026, 2, 9, 8);
const timing = { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'UTC' } as const;
let folder: string;
let now: number;
let count = 0;
beforeEach(async () => {
  folder = temporaryFolder();
  now = monday;
  post = await startMailServer();
});
afterEach(() => post.close());

async function schedule(fields: Partial<Schedule> = {}): Promise<string> {
  const { authority } = server;
  const ownerId = staff.admin.session.agent.id as AgentId;
  const usual = { timing, since: monday - day, ownerId, toFolder: true, recipients: [], formats: ['json'] } as const;
  count++;
  const record = buildReportSchedule(count, { title: 'Weekly', language: 'en', ...usual, ...fields });
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, [record]));
  return record.id;
}

const change = (id: string, fields: Partial<Schedule>) =>
  server.authority.write(async (tx) => {
    const record = { ...buildReportSchedule(1), id, fields };
    await writeRecords(tx, server.authority.workspaceId, [record]);
  });

const contextWith = (more: Partial<JobContext> = {}): JobContext => ({
  ...jobContext(database, server, () => now),
  ...{ mail: post.settings, reportFolder: folder },
  ...more,
});
const look = (context = contextWith(), stop = new AbortController().signal) => scheduledReports.run(context, stop);

async function runsOf(id: string): Promise<readonly Run[]> {
  const response = await staff.lead.everything();
  return response
    .filter((row) => row.collection === 'reportRun' && row.fields.scheduleId === id)
    .map((row) => ({ ...(row.fields as unknown as Run), id: row.id }))
    .sort((a, b) => a.startedAt - b.startedAt);
}

describe('a run', () => {
  it('is made at its time, once, and leads see what became of it', async () => {
    const id = await schedule({ recipients: ['boss@example.com', 'lead@example.com'] });
    now = monday - minute;
    expect(await look()).toBe(0);
    now = monday + minute;
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const runs = await runsOf(id);
    expect(runs).toMatchObject([
      {
        ...{ state: 'done', reason: 'planned', dueAt: monday, missed: 0, attempt: 1, failure: null, lookAt: null },
        period: { from: '2026-03-02', to: '2026-03-08' },
        deliveries: [{ to: null }, { to: 'boss@example.com' }, { to: 'lead@example.com' }],
      },
    ]);
    expect(runs[0]?.deliveries.every(({ state }) => state === 'delivered')).toBe(true);
    expect(readdirSync(folder)).toEqual(runs[0]?.files.map(({ name }) => name));
    expect(post.mails.map(({ to }) => to)).toEqual([['boss@example.com'], ['lead@example.com']]);
    const agent = await staff.anna.everything();
    expect(agent.filter(({ collection }) => collection.startsWith('report'))).toEqual([]);
  });

  it('holds the figures of the page, of what its owner may count', async () => {
    const ownerId = staff.lead.session.agent.id as AgentId;
    const id = await schedule({
      ownerId,
      content: { ...buildReportSchedule().fields.content, filters: { channel: ['phone'] } },
    });
    await look();
    const [run] = await runsOf(id);
    const file = JSON.parse(readFileSync(join(folder, run?.files[0]?.name ?? ''), 'utf8'));
    const zones = createZoneOffsets();
    const metrics = ['created', 'solved', 'reopened', 'backlog'].flatMap((name) => metricNamed(name) ?? []);
    const owner = { id: ownerId, role: 'lead', teamIds: [staff.support] } as const;
    const [figures = []] = await workspaceFigures(database.store.db, server.authority.workspaceId, [
      {
        metrics,
        question: {
          ...{ period: { from: '2026-03-02', to: '2026-03-08' }, compare: { from: '2026-02-23', to: '2026-03-01' } },
          ...{ bucket: 'day', groupBy: null, zone: 'UTC', zones, now: monday },
          filters: withinReach(owner, { channel: ['phone'] }),
        },
      },
    ]);
    const counts = file.tables.find(({ title }: { title: string }) => title === 'Figures: counts');
    expect(counts.rows.map(({ value }: { value: number }) => value)).toEqual(figures.map(({ value }) => value));
    expect(file.about).toContainEqual({ label: 'Channel', value: 'Phone' });
    expect(file.tables.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining([
        'Side by side',
        'Created and solved',
        'Created, by channel',
        'Created, by hour of the week',
      ]),
    );
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('is written in every format, and mailed, in %s', async (language) => {
    const formats = ['pdf', 'xlsx', 'csv', 'json'] as const;
    await schedule({ language, title: '业务/周报', formats, recipients: ['boss@example.com'] });
    await look();
    const names = readdirSync(folder).sort();
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['json', 'pdf', 'xlsx', 'zip']);
    expect(names.every((name) => name.startsWith('业务-周报 2026-03-02_2026-03-08 (2026-03-09 0800 '))).toBe(true);
    const [mail] = post.mails;
    const { text, files } = mail ? readMail(mail) : { text: '', files: new Map<string, Buffer>() };
    expect([...files.keys()].sort()).toEqual(names);
    for (const [name, bytes] of files) expect(bytes.equals(readFileSync(join(folder, name)))).toBe(true);
    expect(text).toContain(
      { en: 'Planned for: 2026-03-09 08:00', 'zh-CN': '计划时间：', 'zh-TW': '計劃時間：' }[language],
    );
    expect(text).not.toContain('{{');
  });

  it('that was missed is made up for once, by the latest, which says so', async () => {
    const id = await schedule({ timing: { ...timing, every: 'day' }, recipients: ['boss@example.com'] });
    now = monday + 3 * day + 5 * hour;
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await runsOf(id)).toMatchObject([{ dueAt: monday + 3 * day, missed: 3, state: 'done' }]);
    const [mail] = post.mails;
    expect(mail && readMail(mail).text).toMatch(/made later: 2026-03-12 13:00\n.*not sent any more: 3\./);
  });

  it('is made at once for who asks for it, while it is paused as well', async () => {
    const id = await schedule({ state: 'paused' });
    await change(id, { askedAt: monday });
    await look();
    await look();
    expect(await runsOf(id)).toMatchObject([{ reason: 'asked', state: 'done', dueAt: monday }]);
  });
});

describe('what does not arrive', () => {
  it('is told for each who did not get it, and is not sent to the others again', async () => {
    await post.close();
    let isFull = true;
    post = await startMailServer({
      answer: (at) =>
        at === 'gone@example.com'
          ? { code: 550, text: 'No such user' }
          : at === 'full@example.com' && isFull
            ? { code: 452, text: 'Mailbox full' }
            : undefined,
    });
    const id = await schedule({
      recipients: ['gone@example.com', 'full@example.com', 'boss@example.com'],
      toFolder: false,
    });
    await look();
    expect(await runsOf(id)).toMatchObject([
      {
        state: 'waiting',
        deliveries: [
          { state: 'failed', failure: { kind: 'refused', said: '550 No such user' } },
          { state: 'waiting', failure: { kind: 'put-off' } },
          { state: 'delivered' },
        ],
      },
    ]);
    isFull = false;
    now += 4 * minute;
    expect(await look()).toBe(0);
    now += 2 * minute;
    expect(await look()).toBe(1);
    expect(post.mails.map(({ to }) => to[0])).toEqual(['boss@example.com', 'full@example.com']);
    expect(await runsOf(id)).toMatchObject([
      { state: 'partly', attempt: 2, lookAt: null, failure: { kind: 'refused' } },
    ]);
  });

  it('for a mail server that is down is tried again, less and less often, and then given up', async () => {
    await post.close();
    const id = await schedule({ recipients: ['a@example.com', 'b@example.com'], toFolder: false });
    const attempts: number[] = [];
    for (const after of [0, 4, 5, 24, 25, 84, 85, 264, 265, 300, 1400]) {
      now = monday + after * minute;
      if ((await look()) > 0) attempts.push(after);
    }
    expect(attempts).toEqual([0, 5, 25, 85, 265]);
    const [run] = await runsOf(id);
    expect(run).toMatchObject({
      state: 'failed',
      attempt: 5,
      failure: { kind: 'unreachable' },
      endedAt: monday + 265 * minute,
    });
    post = await startMailServer();
  });

  it('waits for nothing that only a person can put right, and makes no file that has no way to go', async () => {
    const id = await schedule({ recipients: ['a@example.com'] });
    const { mail: _, reportFolder: __, ...without } = contextWith();
    await look(without);
    expect(await runsOf(id)).toMatchObject([
      {
        state: 'failed',
        deliveries: [{ failure: { kind: 'no-folder' } }, { failure: { kind: 'no-mail' } }],
        files: [],
      },
    ]);
  });

  it('is brought where there is a way, and told of where there is none', async () => {
    const id = await schedule({ recipients: ['a@example.com'] });
    const { mail: _, ...without } = contextWith();
    await look(without);
    expect(await runsOf(id)).toMatchObject([
      {
        state: 'partly',
        deliveries: [{ state: 'delivered' }, { state: 'failed', failure: { kind: 'no-mail' } }],
        files: [{ name: expect.stringMatching(/\.json$/) }],
      },
    ]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is told when nobody who may see it stands behind it any more', async () => {
    const id = await schedule({ ownerId: staff.anna.session.agent.id as AgentId });
    await look();
    expect(await runsOf(id)).toMatchObject([{ state: 'failed', failure: { kind: 'owner' }, files: [] }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told of a folder that is none, and made up for when it is one', async () => {
    const id = await schedule();
    const reportFolder = join(folder, 'file');
    writeFileSync(reportFolder, '');
    await look(contextWith({ reportFolder }));
    expect(await runsOf(id)).toMatchObject([{ state: 'waiting', failure: { kind: 'folder' } }]);
    now += 6 * minute;
    await look();
    expect(await runsOf(id)).toMatchObject([{ state: 'done' }]);
  });

  it('of a server that stopped while a mail was under way is not sent twice, and says so', async () => {
    const [run] = await (async () => {
      const id = await schedule({ recipients: ['a@example.com', 'b@example.com'] });
      await look();
      return runsOf(id);
    })();
    // As it stood in the middle.
    const deliveries = run?.deliveries.map((each) => ({
      ...each,
      state: each.to === null ? 'delivered' : each.to === 'a@example.com' ? 'sending' : 'waiting',
    }));
    await database.query(
      "update report_run set state = 'sending', ended_at = null, look_at = $2, deliveries = $3 where id = $1",
      [run?.id, now + 10 * minute, JSON.stringify(deliveries)],
    );
    const before = post.mails.length;
    now += 9 * minute;
    expect(await look()).toBe(0);
    now += 2 * minute;
    expect(await look()).toBe(1);
    expect(post.mails.slice(before).map(({ to }) => to[0])).toEqual(['b@example.com']);
    expect((await staff.lead.everything()).find((row) => row.id === run?.id)?.fields).toMatchObject({
      state: 'partly',
      deliveries: [
        { state: 'delivered' },
        { state: 'unknown', failure: { kind: 'interrupted' } },
        { state: 'delivered' },
      ],
    });
  });

  it('is logged by its kind, without addresses, titles and the mail server', async () => {
    await post.close();
    const lines: string[] = [];
    const log = (message: string, fields?: unknown) => lines.push(JSON.stringify({ message, fields }));
    await schedule({ recipients: ['a@example.com'], toFolder: false });
    await look(contextWith({ log: { info: log, warn: log, error: log } }));
    expect(lines).toEqual([
      JSON.stringify({
        message: 'a scheduled report did not reach everybody',
        fields: { kind: 'unreachable', state: 'waiting' },
      }),
    ]);
    post = await startMailServer();
  });

  it('because it was removed meanwhile is not tried again', async () => {
    const id = await schedule({ recipients: ['a@example.com'], toFolder: false });
    await post.close();
    await look();
    await change(id, { state: 'removed' });
    now += 6 * minute;
    await look();
    expect(await runsOf(id)).toMatchObject([{ state: 'failed', failure: { kind: 'removed' } }]);
    post = await startMailServer();
  });
});
