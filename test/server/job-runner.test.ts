import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobContext } from '#server/jobs/job.ts';
import { JobRunner } from '#server/jobs/job-runner.ts';
import { serverJobs } from '#server/jobs/jobs.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import { day, hour, minute, noon } from '../builders/times.ts';
import { eventually } from '../harness/eventually.ts';
import { jobContext } from '../harness/job-context.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';

const everyJob = [...serverJobs, scheduledReports];

let database: TestDatabase;
let context: JobContext;
let now: number;
beforeAll(async () => {
  database = await createTestDatabase();
  context = jobContext(database, await database.start(), () => now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = noon;
  await database.query('delete from job');
});

/** A job that is done every hour, and writes down when. */
function hourly(run: Job['run'] = async () => 0): { readonly job: Job; readonly times: number[] } {
  const times: number[] = [];
  const job: Job = {
    name: 'hourly',
    everyMs: hour,
    run(on, stop) {
      times.push(now - noon);
      return run(on, stop);
    },
  };
  return { job, times };
}

const runnerOf = (job: Job) => new JobRunner(context, [job], day);

describe('a running server', () => {
  it('does its jobs by itself, when its clock says so', async () => {
    const other = await createTestDatabase();
    let time = noon;
    await other.start({ clock: { now: () => time }, jobIntervalMs: 20 });
    const due = () => other.query<{ name: string; due_at: number }>('select name, due_at from job order by name');
    await eventually(async () => expect((await due()).length).toBe(everyJob.length));
    const first = new Map((await due()).map(({ name, due_at }) => [name, due_at]));
    time += day;
    const later = ({ name, due_at }: { name: string; due_at: number }) => due_at > (first.get(name) ?? 0);
    await eventually(async () => expect((await due()).filter(later).length).toBe(everyJob.length));
    await other.drop();
  });
});

describe('a job', () => {
  it('is done first after its interval, and then once an interval', async () => {
    const { job, times } = hourly();
    const runner = runnerOf(job);
    for (let passed = 0; passed <= 3 * hour; passed += 20 * minute) {
      now = noon + passed;
      await runner.look();
    }
    expect(times).toEqual([hour, 2 * hour, 3 * hour]);
    await runner.close();
  });

  it('is done by one of several servers', async () => {
    const { job, times } = hourly();
    const runners = [1, 2, 3].map(() => runnerOf(job));
    await runners[0]?.look();
    now += hour;
    await Promise.all(runners.map((runner) => runner.look()));
    await Promise.all(runners.map((runner) => runner.look()));
    expect(times).toEqual([hour]);
  });

  it('is left to the server that is at it, and taken over from one that never came back', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const { job, times } = hourly(() => promise);
    const [slow, other] = [runnerOf(job), runnerOf(job)];
    await slow.look();
    now += hour;
    const round = slow.look();
    await eventually(() => expect(times).toEqual([hour]));
    now += 5 * minute;
    await other.look();
    expect(times).toEqual([hour]);
    now += hour;
    const taken = other.look();
    await eventually(() => expect(times.length).toBe(2));
    resolve(0);
    await Promise.all([round, taken]);
  });

  it('that fails is tried again soon, and does not keep the others from being done', async () => {
    const failing = hourly(() => Promise.reject(new Error('no')));
    const fine = hourly();
    const runner = new JobRunner(context, [failing.job, { ...fine.job, name: 'other' }], day);
    await runner.look();
    now += hour;
    await runner.look();
    now += 15 * minute;
    await runner.look();
    expect(failing.times).toEqual([hour, hour + 15 * minute]);
    expect(fine.times).toEqual([hour]);
  });

  it('does not wait for years because a clock was wrong for a moment', async () => {
    const { job, times } = hourly();
    const runner = runnerOf(job);
    now = noon + 3650 * day;
    await runner.look();
    now += hour;
    await runner.look();
    expect(times.length).toBe(1);
    now = noon;
    await runner.look();
    expect(times.length).toBe(2);
  });

  it('is cut off when the server stops, and goes on with the next', async () => {
    const batches = hourly(async (_, stop) => {
      for (let batch = 0; !stop.aborted; batch++) await new Promise((next) => setImmediate(next, batch));
      return 1;
    });
    const runner = runnerOf(batches.job);
    await runner.look();
    now += hour;
    const round = runner.look();
    await eventually(() => expect(batches.times.length).toBe(1));
    await runner.close();
    await round;
    const { job, times } = hourly();
    now += 15 * minute;
    await runnerOf(job).look();
    expect(times).toEqual([hour + 15 * minute]);
  });
});
