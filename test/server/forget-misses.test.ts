import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetMisses } from '#server/jobs/forget-misses.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { buildSearchMiss } from '../builders/knowledge.ts';
import { day, noon } from '../builders/times.ts';
import { jobContext } from '../harness/job-context.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';

let database: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
});
afterAll(() => database.drop());

it('what was looked for in vain goes after half a year, from the devices too', async () => {
  const now = noon + 200 * day;
  const misses = [buildSearchMiss(1, { askedAt: now - 181 * day }), buildSearchMiss(2, { askedAt: now - 179 * day })];
  await server.authority.write((tx) => writeRecords(tx, server.authority.workspaceId, misses));
  const run = () =>
    forgetMisses.run(
      jobContext(database, server, () => now),
      new AbortController().signal,
    );
  expect(await run()).toBe(1);
  expect(await database.query('select id::text as id from search_miss')).toEqual([{ id: misses[1]?.id }]);
  expect(await database.query(`select id::text as id from tombstone where scope = 'editors'`)).toEqual([
    { id: misses[0]?.id },
  ]);
  expect(await run()).toBe(0);
});
