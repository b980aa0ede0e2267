// What a scope's counter says it holds is what the tables hold, whatever was written, moved and deleted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { deleteRecords } from '#server/records/delete-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { scopeSums } from '#server/sql/migrations/0004-scope-sums.ts';
import { ids } from '../builders/ids.ts';
import { buildAgent, buildArticle, buildCustomer } from '../builders/records.ts';
import { fc } from '../harness/fast-check.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { countedSums, keptSums } from '../harness/scope-counts.ts';
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

const write = (records: readonly AnyRecord[]) =>
  server.authority.write((tx) => writeRecords(tx, server.authority.workspaceId, records));
const remove = (records: readonly AnyRecord[]) =>
  server.authority.write((tx) => deleteRecords(tx, server.authority.workspaceId, records));

const scopes: readonly Scope[] = ['workspace', 'leads', teamScope(ids.team(1)), teamScope(ids.team(2))];

const record = fc
  .record({
    build: fc.constantFrom(
      (n: number, text: string, scope: Scope): AnyRecord => buildArticle(n, { title: text }, { scope }),
      (n: number, text: string, scope: Scope): AnyRecord => buildCustomer(n, { name: text }, { scope }),
      (n: number, text: string, scope: Scope): AnyRecord => buildAgent(n, { name: text }, { scope }),
    ),
    n: fc.integer({ min: 1, max: 12 }),
    scope: fc.constantFrom(...scopes),
    text: fc.constantFrom('one', 'two'),
  })
  .map(({ build, n, scope, text }) => build(n, text, scope));
const step = fc.record({
  does: fc.constantFrom('write', 'write', 'write', 'remove'),
  records: fc.uniqueArray(record, { maxLength: 8, selector: ({ collection, id }) => `${collection}/${id}` }),
});

describe('the sums of a scope', () => {
  it('are those of its rows after every write, move and deletion', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { does, records } of steps) {
          await (does === 'write' ? write(records) : remove(records));
          expect(await keptSums(database)).toEqual(await countedSums(database));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are those of its rows after commands, moves of whole cases among them', async () => {
    const { anna, ben, lead, support, field } = staff;
    const opened = await openCaseArgs(anna);
    const { caseId } = opened;
    await anna.push(anna.command('case.open', opened), anna.command('case.note', { caseId, body: 'a note' }));
    const move = (teamId: typeof field) => lead.command('case.assign', { caseId, assigneeId: null, teamId });
    await lead.push(move(field), move(support), move(field));
    expect(await keptSums(database)).toEqual(await countedSums(database));
    await lead.push(move(support));
    await Promise.all(
      [anna, ben, lead].map((device) =>
        device.push(...[1, 2, 3].map((n) => device.command('case.note', { caseId, body: `note ${n}` }))),
      ),
    );
    expect(await keptSums(database)).toEqual(await countedSums(database));
  });

  it('are counted for the rows that were there before they were kept', async () => {
    const kept = await keptSums(database);
    await database.query('update scope set row_count = 7, id_sum = 7, ver_sum = 7 where row_count > 0');
    await database.query(scopeSums[1] ?? '');
    expect(await keptSums(database)).toEqual(kept);
  });
});

describe('a deleted record', () => {
  it('leaves a tombstone that names no other place, and no tombstone once it is made again', async () => {
    const article = buildArticle(901);
    await write([article]);
    const cursors = await staff.anna.cursors();
    await remove([article, buildArticle(902)]);
    const gone = await staff.anna.pull({ cursors });
    expect(gone.pages.flatMap((page) => page.tombstones)).toEqual([
      { collection: 'article', id: article.id, movedTo: null },
    ]);
    await write([article]);
    const again = await staff.anna.pull({ cursors });
    expect(again.pages.flatMap((page) => page.tombstones)).toEqual([]);
    expect(rowsOf(again).map(({ id }) => id)).toEqual([article.id]);
  });
});
