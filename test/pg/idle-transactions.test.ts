// What somebody else leaves open in the same PostgreSQL delays no device: the cursor does not look at transaction ids.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { silentLog } from '#server/log.ts';
import { checkLocks } from '#server/sql/check-locks.ts';
import { openPostgres } from '#server/sql/open-postgres.ts';
import { rows } from '#server/sql/statement.ts';
import { openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

const address = inject('TEST_DATABASE_URL');

describe.skipIf(address === undefined)('a transaction left open', () => {
  let database: TestDatabase;
  let staff: Staff;
  let own: string;
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    staff = await hireStaff((await database.start()).url);
    const [found] = await database.query<{ name: string }>('select current_database() as name');
    own = found?.name ?? '';
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(() => database.drop());

  /** With a transaction id of its own, older than all that follows. */
  async function leaveOpen(databaseName: string, statement: string) {
    const url = new URL(address ?? '');
    url.pathname = `/${databaseName}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    clients.push(client);
    await client.query('begin');
    await client.query(statement);
    const { rows: found } = await client.query('select pg_current_xact_id_if_assigned()::text as xid');
    expect(found[0]?.xid).toMatch(/^\d+$/);
  }

  const cases = {
    'in another database of the cluster': ['postgres', 'create table if not exists elsewhere (n integer)'],
    'in this database, with locks on nothing of ours': ['own', 'create table somebodys (n integer)'],
  } as const;

  it.each(Object.entries(cases))('%s delays nobody', async (_name, [where, statement]) => {
    await leaveOpen(where === 'own' ? own : where, statement);
    const { anna, ben, support } = staff;
    const scope = `team:${support}`;
    const live = await openLive(ben);
    const before = await ben.pull();
    const cursors = Object.fromEntries(before.pages.map((page) => [page.scope, page.cursor]));
    const args = await openCaseArgs(anna);
    const [result] = await anna.push(anna.command('case.open', args));
    await live.poked(scope, result?.vers[scope] ?? 0);
    const news = await ben.pull({ cursors: { ...before.snapshot?.position.at, ...cursors } });
    expect(news.done).toBe(true);
    expect(JSON.stringify(news.pages)).toContain(args.caseId);
    live.close();
  });
});

describe.skipIf(address === undefined)('the check of locks at the start', () => {
  it('passes on PostgreSQL, also for several servers at once', async () => {
    const database = await createTestDatabase('postgres');
    const servers = await Promise.all([1, 2, 3].map(() => database.start()));
    expect(servers).toHaveLength(3);
    await database.drop();
  });

  it('refuses a database whose locks hold nobody off', async () => {
    const database = await createTestDatabase('postgres');
    await database.start();
    const [{ name } = { name: '' }] = await database.query<{ name: string }>('select current_database() as name');
    const url = new URL(address ?? '');
    url.pathname = `/${name}`;
    // As an engine would that reads the words and does nothing.
    const query = pg.Client.prototype.query;
    const without = (text: unknown) => (typeof text === 'string' ? text.replace('for update nowait', '') : text);
    pg.Client.prototype.query = function (this: pg.Client, ...given: [unknown, ...unknown[]]) {
      const [first, ...rest] = given;
      const config =
        typeof first === 'object' && first !== null && 'text' in first
          ? { ...first, text: without(first.text) }
          : without(first);
      return Reflect.apply(query, this, [config, ...rest]);
    } as typeof query;
    const store = await openPostgres(url.href, silentLog);
    try {
      await expect(checkLocks(store.db)).rejects.toThrow(/count up the same row/);
      await expect(checkLocks(store.db)).rejects.toThrow(AppError);
    } finally {
      pg.Client.prototype.query = query;
    }
    await checkLocks(store.db);
    expect((await rows(store.db, `select ver from scope where scope = 'check-locks'`)).length).toBe(1);
    await store.close();
    await database.drop();
  });
});
