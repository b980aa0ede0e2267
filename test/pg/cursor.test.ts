// A reader that follows the cursor sees every committed row exactly in versions that only grow, however many write at once.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { currentFloor } from '#server/workspace/version-floor.ts';
import { buildArticle } from '../builders/records.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

const writers = 16;
const rounds = 25;

/** Pulls until `writing` is over and nothing is left; the rows in the order they came. */
async function follow(reader: TestDevice, writing: Promise<unknown>) {
  let isOver = false;
  void writing.finally(() => {
    isOver = true;
  });
  const { cursors, rows: held } = await reader.replica();
  const seen = [...held.values()].map(({ collection, id, scope, ver, rev }) => ({
    key: `${collection}/${id}`,
    scope,
    ver,
    rev,
  }));
  for (;;) {
    const wasOver = isOver;
    const response = await reader.pull({ cursors, limit: 40 });
    for (const row of rowsOf(response))
      seen.push({ key: `${row.collection}/${row.id}`, scope: row.scope, ver: row.ver, rev: row.rev });
    for (const page of response.pages) {
      expect(page.cursor, 'a cursor only grows').toBeGreaterThan(cursors[page.scope] ?? -1);
      cursors[page.scope] = page.cursor;
    }
    if (wasOver && response.done) return { seen, cursors };
  }
}

async function finalRows(reader: TestDevice) {
  const rows = await reader.everything();
  return new Map(rows.map((row) => [`${row.collection}/${row.id}`, { ver: row.ver, rev: row.rev, scope: row.scope }]));
}

describe('with 16 writers at once', () => {
  it('the reader misses no row and no version is skipped or split', async () => {
    const { admin, support, lead } = staff;
    const devices = await Promise.all(
      Array.from({ length: writers }, async (_, n) => {
        await addPerson(admin, `writer${n}`, 'agent', [support]);
        return await signInAs(server.url, `writer${n}`);
      }),
    );
    const counters = () => database.query<{ scope: Scope; ver: number }>('select scope, ver from scope');
    const before = new Map((await counters()).map(({ scope, ver }) => [scope, Number(ver)]));
    const told = new Map<number, number>();
    const writing = Promise.all(
      devices.map(async (device) => {
        const opened = await openCaseArgs(device);
        await device.push(device.command('case.open', opened));
        for (let round = 0; round < rounds; round++) {
          const [result] = await device.push(device.command('case.note', { caseId: opened.caseId, body: `${round}` }));
          const ver = result?.vers[`team:${support}`] ?? 0;
          told.set(ver, (told.get(ver) ?? 0) + 1);
        }
      }),
    );
    const { seen, cursors } = await follow(lead, writing);
    await writing;

    const held = new Map<string, { ver: number; rev: number; scope: string }>();
    for (const { key, ver, rev, scope } of seen) held.set(key, { ver, rev, scope });
    expect(held).toEqual(await finalRows(lead));
    // Every commit got a version of its own and none is left over.
    const scope: Scope = `team:${support}`;
    expect([...told.values()].every((count) => count === 1)).toBe(true);
    expect(told.size).toBe(writers * rounds);
    const start = before.get(scope) ?? (await currentFloor(database.store.db));
    expect(cursors[scope]).toBe(start + writers * (rounds + 1));
  });

  it('of two scopes each, in opposite orders, nobody waits for ever and nothing is missed', async () => {
    const { lead, support, field } = staff;
    const { authority } = server;
    const scopes: Scope[] = [`team:${support}`, `team:${field}`];
    const writing = Promise.all(
      Array.from({ length: writers }, async (_, n) => {
        for (let round = 0; round < 10; round++) {
          const order = n % 2 === 0 ? scopes : [...scopes].reverse();
          await authority.write(async (tx) => {
            await writeRecords(
              tx,
              authority.workspaceId,
              order.map((scope) => article(scope)),
            );
            // Held open, so that commits overlap and overtake one another.
            await wait(Math.random() * 5);
          });
        }
      }),
    );
    const { seen } = await follow(lead, writing);
    await writing;
    const articles = new Set(seen.filter(({ key }) => key.startsWith('article/')).map(({ key }) => key));
    expect(articles.size).toBe(writers * 10 * 2);
  });

  it('on one record every change is counted', async () => {
    const { admin, support, lead } = staff;
    const opened = await openCaseArgs(lead, { teamId: support });
    await lead.push(lead.command('case.open', opened));
    const devices = await Promise.all(
      Array.from({ length: writers }, async (_, n) => {
        await addPerson(admin, `tagger${n}`, 'agent', [support]);
        return await signInAs(server.url, `tagger${n}`);
      }),
    );
    const results = await Promise.all(
      devices.map((device, n) =>
        device.push(device.command('case.tag', { caseId: opened.caseId, add: [`tag ${n}`], remove: [] })),
      ),
    );
    expect(results.flat().map((result) => result.status)).toEqual(Array(writers).fill('accepted'));
    const found = await lead.find('case', opened.caseId);
    expect(found?.rev).toBe(1 + writers);
    expect(new Set(found?.fields.tags as string[])).toEqual(new Set(devices.map((_, n) => `tag ${n}`)));
  });
});

function article(scope: Scope) {
  return buildArticle(1, { body: '' }, { id: id(), scope, rev: 0 });
}
