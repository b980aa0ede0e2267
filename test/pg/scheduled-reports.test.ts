// Two servers on one PostgreSQL never both make a report, whatever they race for.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AgentId } from '#domain/model/ids.ts';
import type { JobContext } from '#server/jobs/job.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import type { RunningServer } from '#server/server-options.ts';
import { buildReportSchedule } from '../builders/report-schedules.ts';
import { day } from '../builders/times.ts';
import { jobContext } from '../harness/job-context.ts';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';

describe.skipIf(inject('TEST_DATABASE_URL') === undefined)('on PostgreSQL', () => {
  describe('as one server', async () => {
    await import('../server/reports/scheduled-reports.test.ts');
    await import('../server/reports/scheduled-saved-reports.test.ts');
    await import('../server/reports/workspace-rows.test.ts');
  });

  describe('two servers', () => {
    const monday = Date.UTC(2026, 2, 9, 8);
    const folder = temporaryFolder(afterAll);
    let database: TestDatabase;
    let servers: readonly RunningServer[];
    let post: MailServer;
    let now = monday;
    beforeAll(async () => {
      database = await createTestDatabase('postgres');
      const quiet = { jobIntervalMs: day };
      servers = [await database.start(quiet), await database.start(quiet)];
      post = await startMailServer();
    });
    afterAll(async () => {
      await post.close();
      await database.drop();
    });

    const contexts = () =>
      servers.map(
        (server): JobContext => ({
          ...jobContext(database, server, () => now),
          ...{ mail: post.settings, reportFolder: folder },
        }),
      );

    it('make each report once, the missed ones too, and send each mail once', async () => {
      const [server] = servers;
      const { authority } = server as RunningServer;
      const admin = await TestDevice.signIn(server?.url ?? '', adminLogin);
      const ownerId = admin.session.agent.id as AgentId;
      const timing = { every: 'day', weekday: 0, monthDay: 1, time: '08:00', zone: 'UTC' } as const;
      const schedules = Array.from({ length: 3 }, (_, n) =>
        buildReportSchedule(n + 1, {
          ...{ timing, since: monday - day, ownerId, formats: ['json'], toFolder: true },
          recipients: [`a${n}@example.com`, `b${n}@example.com`],
        }),
      );
      await authority.write((tx) => writeRecords(tx, authority.workspaceId, schedules));
      for (const after of [0, 0, 1, 4]) {
        now = monday + after * day;
        const stop = new AbortController().signal;
        await Promise.all(contexts().flatMap((context) => [0, 1].map(() => scheduledReports.run(context, stop))));
      }
      const runs = await database.query<{ state: string; attempt: number; due: number; count: number }>(
        'select state, attempt, due_at as due, count(*)::int as count from report_run group by state, attempt, due_at order by due_at',
      );
      expect(runs.length).toBe(3);
      expect(runs.map(({ count }) => count)).toEqual(runs.map(() => schedules.length));
      expect(runs.every(({ state, attempt }) => state === 'done' && attempt === 1)).toBe(true);
      expect(post.mails.length).toBe(runs.length * schedules.length * 2);
      expect(readdirSync(folder).length).toBe(runs.length * schedules.length);
    });
  });
});
