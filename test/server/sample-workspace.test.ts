import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDelivery } from '#domain/model/report-run-fields.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import { sampleFirstStart } from '#server/sample/load-sample.ts';
import { readSample } from '#server/sample/read-sample.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../builders/ids.ts';
import { day } from '../builders/times.ts';
import { jobContext } from '../harness/job-context.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

const sample = await readSample();

async function signIn(url: string, profile: string): Promise<TestDevice> {
  const account = sample.accounts.find((one) => one.profile === profile);
  if (!account) throw new Error(`no account for ${profile}`);
  return TestDevice.signIn(url, account);
}

/** How many records of each collection the device may see; signing in makes devices, so these do not count. */
async function counts(device: TestDevice): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { collection } of await device.everything())
    if (collection !== 'device') found[collection] = (found[collection] ?? 0) + 1;
  return found;
}

let database: TestDatabase;
let server: RunningServer;
let url: string;
/** Reports are made when a test says so. */
const quiet = { sample: true, jobIntervalMs: day };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start({ ...(await sampleFirstStart()), ...quiet });
  url = server.url;
});
afterAll(() => database.drop());

test('everybody of the sample can sign in, and finds the whole company as far as they may', async () => {
  for (const { login, profile } of sample.accounts) {
    const device = await signIn(url, profile);
    expect(device.session.agent.login).toBe(login);
    expect(device.session.workspace.name).toBe(sample.people.workspace);
  }
  const all = {
    agent: 5,
    team: 2,
    organisation: 4,
    customer: 24,
    article: 18,
    articleCategory: 6,
    articleDraft: 1,
    case: 45,
    call: 15,
    definition: 27,
    handoff: 4,
    serviceReview: 3,
    improvementAction: 8,
    goal: 8,
    recognition: 5,
    reportSchedule: 2,
  };
  expect(await counts(await signIn(url, 'lead'))).toMatchObject(all);
  const own = await counts(await signIn(url, 'default'));
  expect(own).toMatchObject({ customer: 24, article: 18, definition: 27, handoff: 4, improvementAction: 8 });
  expect(own).not.toHaveProperty('serviceReview');
  expect(own.case).toBeLessThan(all.case);
});

test('of the scheduled reports one is made and lies in the folder, the other says that there is no mail server', async () => {
  const reportFolder = temporaryFolder();
  const context = { ...jobContext(database, server, Date.now), reportFolder };
  expect(await scheduledReports.run(context, new AbortController().signal)).toBe(2);
  const device = await signIn(url, 'lead');
  const runs = (await device.everything()).filter(({ collection }) => collection === 'reportRun');
  const deliveries = runs.flatMap(({ fields }) => fields.deliveries as ReportDelivery[]);
  expect(deliveries.toSorted((a) => (a.to === null ? -1 : 1))).toEqual([
    { to: null, state: 'delivered', failure: null },
    { to: 'zhou@larkhaven.example', state: 'failed', failure: { kind: 'no-mail', said: '' } },
  ]);
  const files = readdirSync(reportFolder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/昨日服务概况.*\.xlsx$/)]);
});

test('a second start loads nothing again', async () => {
  const before = await counts(await signIn(url, 'admin'));
  const again = await database.start(quiet);
  expect(await counts(await signIn(again.url, 'admin'))).toEqual(before);
});

test('the next case gets a number nobody has', async () => {
  const device = await signIn(url, 'default');
  const taken = (await device.everything())
    .filter((row) => row.collection === 'case')
    .map((row) => Number(row.fields.number));
  const { body } = await device.send<{ from: number }>('POST', '/v1/lease', { size: 1 });
  expect(body.from).toBeGreaterThan(Math.max(...taken));
});

test('a workspace with anything in it is left alone', async () => {
  const other = await createTestDatabase();
  try {
    const first = await other.start();
    const admin = await TestDevice.signIn(first.url, { login: 'root', password: 'correct horse' });
    await admin.push(
      admin.command('customer.add', wholeArgs('customer.add', { customerId: ids.customer(1), name: '赵云起' })),
    );
    const again = await other.start({ sample: true });
    const found = await counts(await TestDevice.signIn(again.url, { login: 'root', password: 'correct horse' }));
    expect(found).toMatchObject({ customer: 1, agent: 1, team: 1 });
    expect(found.case).toBeUndefined();
  } finally {
    await other.drop();
  }
});
