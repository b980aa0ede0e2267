import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { checkFloor } from '#server/workspace/epoch.ts';
import { currentFloor, raiseFloor } from '#server/workspace/version-floor.ts';
import { ids } from '../builders/ids.ts';
import { buildArticle, buildTeam } from '../builders/records.ts';
import { countedSums, keptSums } from '../harness/scope-counts.ts';
import { createTestDatabase, type EmbeddedTestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff, signInAs } from '../harness/staff.ts';

const noon = Date.UTC(2026, 2, 3, 12);
const at = (ms: number) => ({ now: () => ms });

let database: EmbeddedTestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase('embedded');
  await restart();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

async function restart(): Promise<void> {
  const port = server?.port ?? 0;
  await server?.close();
  server = await database.start({ port });
}

async function writeArticle(n: number, scope: Scope = 'workspace'): Promise<void> {
  const { authority } = server;
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, [buildArticle(n, {}, { scope })]));
}

const counter = async (scope: string): Promise<number> =>
  (await database.query<{ ver: number }>('select ver from scope where scope = $1', [scope]))[0]?.ver ?? 0;

const gaps = (scope = 'workspace') =>
  database.query<{ first: number; last: number }>(
    'select first_ver as first, last_ver as last from scope_gap where scope = $1 order by last_ver',
    [scope],
  );

describe('a start', () => {
  it('leaves a gap before the next version of a scope, and its sums are still those of its rows', async () => {
    await writeArticle(1);
    const before = await counter('workspace');
    await restart();
    expect(await counter('workspace')).toBe(before);
    await writeArticle(2);
    const after = await counter('workspace');
    expect(after).toBeGreaterThan(before + 1000);
    expect((await gaps()).at(-1)).toEqual({ first: before + 1, last: after - 1 });
    expect(await keptSums(database)).toEqual(await countedSums(database));
  });

  it('costs a scope nothing that nothing is written to, however often', async () => {
    const before = [await gaps(), await counter('workspace')];
    for (let n = 0; n < 3; n++) await restart();
    expect([await gaps(), await counter('workspace')]).toEqual(before);
  });

  it('lets a scope that is made after it begin above the gap', async () => {
    const scope: Scope = `team:${ids.team(55)}`;
    const floor = await currentFloor(database.store.db);
    await writeArticle(3, scope);
    await writeArticle(4, scope);
    expect(await counter(scope)).toBe(floor + 2);
    expect(await gaps(scope)).toEqual([{ first: 1, last: floor }]);
  });

  it('from one and the same copy gives other versions each time, also within the second', async () => {
    const [first, second] = await Promise.all([database.backup(), database.backup()]);
    const floors = [await raiseFloor(first.store.db, at(noon)), await raiseFloor(second.store.db, at(noon + 700))];
    expect(Math.abs((floors[0] ?? 0) - (floors[1] ?? 0))).toBe(700);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('follows the clock where that is further', async () => {
    const late = Date.UTC(2080, 0, 1);
    const copy = await database.backup();
    expect(await raiseFloor(copy.store.db, at(late))).toBe((late - Date.UTC(2020, 0, 1)) / 1000);
    await copy.drop();
  });
});

describe('a device whose cursor lies', () => {
  const epochAfter = async (cursors: Record<string, number>): Promise<number> => {
    const before = staff.lead.epoch;
    const { failure } = await staff.lead.pullRaw({ cursors });
    staff.lead.epoch = Number(failure?.details?.epoch ?? before);
    return staff.lead.epoch - before;
  };

  it('where a gap begins or ends is one like any other', async () => {
    const { first = 0, last = 0 } = (await gaps()).at(-1) ?? {};
    expect(await epochAfter({ workspace: first - 1 })).toBe(0);
    expect(await epochAfter({ workspace: last + 1 })).toBe(0);
    expect(await epochAfter({ workspace: await counter('workspace') })).toBe(0);
  });

  it('inside a gap has seen another history of the database: a new epoch begins', async () => {
    const { first = 0, last = 0 } = (await gaps()).at(-1) ?? {};
    expect(await epochAfter({ workspace: first })).toBeGreaterThan(0);
    expect(await epochAfter({ workspace: last })).toBeGreaterThan(0);
  });

  it('where a snapshot began is looked at like a cursor', async () => {
    const { first = 0 } = (await gaps()).at(-1) ?? {};
    const snapshot = { at: { workspace: first }, after: null };
    expect((await staff.lead.pullRaw({ snapshot })).failure?.kind).toBe('epoch');
  });

  it('in a scope that another history made, inside what is left out before the scope of now', async () => {
    const fresh = await createTestDatabase('embedded');
    const first = await fresh.start();
    const { lead } = await hireStaff(first.url);
    const scope: Scope = `team:${ids.team(56)}`;
    const { authority } = first;
    const write = (n: number) =>
      authority.write((tx) => writeRecords(tx, authority.workspaceId, [buildTeam(56), buildArticle(n, {}, { scope })]));
    await write(1);
    const forgotten = (await lead.cursors())[scope] ?? 0;
    expect((await lead.pullRaw({ cursors: { [scope]: forgotten } })).status).toBe(200);
    expect((await lead.pullRaw({ cursors: { [scope]: forgotten - 1 } })).failure?.kind).toBe('epoch');
    await fresh.drop();
  });
});

describe('an older state put in the place of a database', () => {
  it('is noticed by the server that runs on it: a new epoch begins, once', async () => {
    const { db } = database.store;
    const clock = at(Date.now());
    const before = (await signInAs(server.url, 'anna')).epoch;
    const was = await raiseFloor(db, clock);
    expect(await checkFloor(db, clock, was)).toBe(was);
    expect((await signInAs(server.url, 'anna')).epoch).toBe(before);

    await database.query('update server_epoch set version_floor = $1', [was - 1]);
    const floors = await Promise.all([checkFloor(db, clock, was), checkFloor(db, clock, was)]);
    const begun = (await signInAs(server.url, 'anna')).epoch;
    expect(begun).toBeGreaterThan(before);
    expect(floors[0]).toBeGreaterThan(was);
    expect(await checkFloor(db, clock, floors[0] ?? 0)).toBe(floors[0]);
    expect((await signInAs(server.url, 'anna')).epoch).toBe(begun);
  });
});
