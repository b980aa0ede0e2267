import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/model/record.ts';
import { nextCaseNumbers } from '#server/records/case-numbers.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../builders/ids.ts';
import { buildArticle, buildCase } from '../builders/records.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

async function write(...records: readonly AnyRecord[]): Promise<void> {
  const { workspaceId, write: run } = server.authority;
  await run((tx) => writeRecords(tx, workspaceId, records));
}

const versions = () => database.query<{ scope: string; ver: number }>('select scope, ver from scope order by scope');

describe('writing records past the commands', () => {
  it('counts their revisions and versions, and leaves alone what is the same', async () => {
    await write(buildArticle(1), buildArticle(2));
    const before = await versions();
    await write(buildArticle(1), buildArticle(2));
    expect(await versions()).toEqual(before);
    await write(buildArticle(1, { title: 'New title' }), buildArticle(2));
    const rows = (await staff.anna.everything()).filter((row) => row.collection === 'article');
    expect(rows.map((row) => [row.fields.title, row.rev])).toEqual([
      ['Article 2', 1],
      ['New title', 2],
    ]);
  });

  it('moves them between scopes with a tombstone behind', async () => {
    await write(buildArticle(3));
    const cursors = await staff.anna.cursors();
    await write(buildArticle(3, {}, { scope: 'leads' }));
    const [page] = (await staff.anna.pull({ cursors })).pages;
    expect(page?.tombstones).toEqual([{ collection: 'article', id: ids.article(3), movedTo: 'leads' }]);
  });

  it('is all or nothing', async () => {
    const { workspaceId, write: run } = server.authority;
    const failing = run(async (tx) => {
      await writeRecords(tx, workspaceId, [buildArticle(4)]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await staff.anna.find('article', ids.article(4))).toBeUndefined();
  });

  it('cuts many into versions a page can hold', async () => {
    const scope = `team:${staff.support}` as const;
    await write(...Array.from({ length: 2500 }, (_, n) => buildArticle(1000 + n, {}, { scope })));
    const sizes = await database.query<{ count: number }>(
      'select count(*)::integer as count from article where scope = $1 group by ver order by ver',
      [scope],
    );
    expect(sizes.map(({ count }) => count)).toEqual([1000, 1000, 500]);
  });

  it('gives cases numbers that nobody else gets', async () => {
    const { workspaceId, write: run } = server.authority;
    const [one, two] = await Promise.all([1, 2].map(() => run((tx) => nextCaseNumbers(tx, workspaceId, 3))));
    expect(new Set([...(one ?? []), ...(two ?? [])]).size).toBe(6);
    await write(buildCase(5, { number: one?.[0] ?? '' }));
    await expect(write(buildCase(6, { number: one?.[0] ?? '' }))).rejects.toMatchObject({ code: '23505' });
  });
});
