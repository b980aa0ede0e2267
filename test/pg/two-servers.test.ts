// Several server processes on one PostgreSQL know nothing of one another but what the database tells them.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeRecords } from '#server/records/write-records.ts';
import { buildArticle } from '../builders/records.ts';
import { eventually } from '../harness/eventually.ts';
import { openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { countedSums, keptSums } from '../harness/scope-counts.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, signInAs } from '../harness/staff.ts';

describe.skipIf(inject('TEST_DATABASE_URL') === undefined)('two servers on one database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase('postgres');
  });
  afterAll(() => database.drop());

  it('may start at the same time on an empty one: one workspace, one admin', async () => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => database.start()));
    expect(new Set(servers.map((server) => server.authority.workspaceId)).size).toBe(1);
    expect(new Set(servers.map((server) => server.epoch))).toEqual(new Set([1]));
    expect(await database.query('select login from agent')).toEqual([{ login: 'root' }]);
    const migrations = await database.query<{ name: string }>('select name from kysely_migration order by name');
    const numbers = migrations.map(({ name }) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(migrations.map((_, index) => index + 1));
  });

  it('share sessions and tell each other’s devices what is new', async () => {
    const [one, two] = await Promise.all([database.start(), database.start()]);
    const { anna, support } = await hireStaff(one.url);
    const ben = await signInAs(two.url, 'ben');
    const live = await openLive(ben);
    const args = await openCaseArgs(anna);
    const [result] = await anna.push(anna.command('case.open', args));
    const scope = `team:${support}`;
    await live.poked(scope, result?.vers[scope] ?? 0);
    expect(await ben.find('case', args.caseId)).toBeDefined();
    live.close();
  });

  it('may start while others write: no version is given twice, and none lies in a gap', async () => {
    const { authority } = await database.start();
    let stopped = false;
    let next = 0;
    const write = async () => {
      while (!stopped) {
        const article = buildArticle(5000 + next++);
        await authority.write((tx) => writeRecords(tx, authority.workspaceId, [article]));
      }
    };
    const writers = [write(), write(), write()];
    for (let round = 0; round < 3; round++) await Promise.all([database.start(), database.start()]);
    stopped = true;
    await Promise.all(writers);
    const given = await database.query<{ ver: number; count: number }>(
      'select ver, count(*)::integer as count from article group by ver',
    );
    expect(given.length).toBe(next);
    const gaps = await database.query<{ first: number; last: number }>(
      `select first_ver as first, last_ver as last from scope_gap where scope = 'workspace'`,
    );
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    expect(given.filter(({ ver }) => gaps.some(({ first, last }) => ver >= first && ver <= last))).toEqual([]);
    expect(await keptSums(database)).toEqual(await countedSums(database));
  });

  it('execute a batch once although both get it', async () => {
    const [one, two] = await Promise.all([database.start(), database.start()]);
    const anna = await signInAs(one.url, 'anna');
    const args = await openCaseArgs(anna);
    const batch = [anna.command('case.open', args), anna.command('case.note', { caseId: args.caseId, body: 'once' })];
    const elsewhere = await signInAs(two.url, 'anna', anna.session.device.id);
    const answers = await Promise.all([1, 2, 3].flatMap(() => [anna.push(...batch), elsewhere.push(...batch)]));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const notes = (await anna.everything()).filter((row) => row.fields.caseId === args.caseId);
    expect(notes.length).toBe(1);
  });

  it('go on after the database cut all their connections', async () => {
    const server = await database.start();
    const anna = await signInAs(server.url, 'anna');
    const args = await openCaseArgs(anna);
    const batch = [anna.command('case.open', args), anna.command('case.note', { caseId: args.caseId, body: 'kept' })];
    const underWay = anna.pushRaw(batch);
    await database
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
      .catch(() => []);
    // Whatever came of the first try, sending it again settles it.
    await underWay;
    await eventually(async () => expect((await anna.pushRaw(batch)).status).toBe(200));
    const notes = (await anna.everything()).filter((row) => row.fields.caseId === args.caseId);
    expect(notes.map((row) => row.fields.body)).toEqual(['kept']);
  });
});
