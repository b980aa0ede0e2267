import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportFigures } from '#db/queries/report-figures.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import type { FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { workspaceFigures } from '#server/reports/workspace-figures.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../builders/ids.ts';
import { reportedWorld } from '../builders/reported-world.ts';
import { day, noon } from '../builders/times.ts';
import { workedOut } from '../db/facts/fact-harness.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';

const records = reportedWorld(21, 230);
let database: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  const { authority } = server;
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, records));
});
afterAll(() => database.drop());

const usual: FigureQuestion = {
  period: { from: '2026-02-20', to: '2026-03-06' },
  compare: { from: '2026-02-05', to: '2026-02-19' },
  bucket: 'day',
  groupBy: 'agentId',
  filters: {},
  zone: 'Asia/Shanghai',
  zones: createZoneOffsets(),
  now: noon + 3 * day,
};

test.each([
  ['of everything', usual],
  ['of a team, by product', { ...usual, groupBy: 'product', filters: { teamId: [ids.team(2)] } }],
  ['of good customers, by the hour', { ...usual, groupBy: 'weekday-hour', bucket: 'week', filters: { tier: ['vip'] } }],
] as const)('a device and the server count the same from the same records: %s', async (_name, question) => {
  const here = reportFigures(
    workedOut(records),
    metrics.map(({ name }) => name),
    question,
  );
  const asked = [{ metrics, question }];
  const [there] = await workspaceFigures(database.store.db, server.authority.workspaceId, asked);
  expect(there).toEqual(here);
  expect(here.filter(({ n }) => n > 0).length).toBeGreaterThan(metrics.length / 2);
});

test('what is asked together is answered as if it were asked alone', async () => {
  const asked = [
    { metrics: metrics.slice(0, 5), question: usual },
    { metrics: metrics.slice(3, 9), question: { ...usual, groupBy: 'channel', bucket: null, compare: null } },
  ];
  const { workspaceId } = server.authority;
  const together = await workspaceFigures(database.store.db, workspaceId, asked);
  const alone: Awaited<typeof together>[number][] = [];
  for (const one of asked) alone.push(...(await workspaceFigures(database.store.db, workspaceId, [one])));
  expect(together).toEqual(alone);
  expect(together.map((figures) => figures.length)).toEqual([5, 6]);
});
