// A device that begins with nothing, or comes back too late, ends with exactly the rows it may see, whatever happens meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import { collectionNames } from '#domain/model/collections.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { deleteRecords } from '#server/records/delete-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { collectionTables } from '#server/sql/collection-tables.ts';
import { ids } from '../builders/ids.ts';
import { buildAgent, buildArticle, buildCase, buildCustomer, buildEntry } from '../builders/records.ts';
import { fc } from '../harness/fast-check.ts';
import { NaiveReplica, rowsOf } from '../harness/naive-replica.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import type { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
let support: Scope;
let field: Scope;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
  support = teamScope(staff.support);
  field = teamScope(staff.field);
});
afterAll(() => database.drop());

const write = (...records: readonly AnyRecord[]) =>
  server.authority.write((tx) => writeRecords(tx, server.authority.workspaceId, records));
const remove = (...records: readonly AnyRecord[]) =>
  server.authority.write((tx) => deleteRecords(tx, server.authority.workspaceId, records));

/** The agent as they are, in these teams from now on. */
async function joinTeams(device: TestDevice, teamIds: readonly string[]): Promise<void> {
  const { id, login, name, role } = device.session.agent;
  const fields = { login, name, role, teamIds, active: true };
  await write({ collection: 'agent', id, scope: 'workspace', rev: 0, fields });
}

/** Forgets the tombstones of a scope, as they are forgotten when they are old. */
async function forgetTombstones(scope: Scope): Promise<void> {
  await database.query('delete from tombstone where scope = $1', [scope]);
  await database.query('update scope set min_ver = ver where scope = $1', [scope]);
}

async function pullInto(replica: NaiveReplica, device: TestDevice, limit: number): Promise<PullResponse> {
  const { cursors, snapshot } = replica;
  const response = await device.pull({ cursors, snapshot, limit });
  for (const row of rowsOf(response)) expect(response.scopes).toContain(row.scope);
  replica.apply(response);
  return response;
}

async function finish(replica: NaiveReplica, device: TestDevice, limit: number): Promise<PullResponse> {
  for (let round = 0; round < 1000; round++) {
    const response = await pullInto(replica, device, limit);
    if (response.done) return response;
  }
  throw new Error('the pages do not end');
}

/** What the tables hold of these scopes. */
async function visible(scopes: readonly string[]) {
  const union = collectionTables
    .map(({ collection, table }) => `select '${collection}' as collection, id::text, scope, ver, rev from ${table}`)
    .join(' union all ');
  const rows = await database.query<{ collection: string; id: string; scope: string; ver: number; rev: number }>(
    `select * from (${union}) as held where scope = any($1::text[])`,
    [[...scopes]],
  );
  return rows.map((row) => JSON.stringify(row)).sort();
}

function held(replica: NaiveReplica) {
  return [...replica.rows.values()]
    .map(({ collection, id, scope, ver, rev }) => JSON.stringify({ collection, id, scope, ver, rev }))
    .sort();
}

type Place = 'workspace' | 'support' | 'field';
const places = fc.constantFrom<Place>('workspace', 'support', 'field');
const scopeOf = (place: Place): Scope => (place === 'workspace' ? place : place === 'support' ? support : field);

const builders = {
  article: (n: number, text: string, scope: Scope): AnyRecord => buildArticle(n, { title: text }, { scope }),
  customer: (n: number, text: string, scope: Scope): AnyRecord => buildCustomer(n, { name: text }, { scope }),
  case: (n: number, text: string, scope: Scope): AnyRecord => buildCase(n, { subject: text }, { scope }),
  entry: (n: number, text: string, scope: Scope): AnyRecord => buildEntry(n, { authorName: text }, { scope }),
};

/** A place that records of one collection take after one another. */
const slot = fc.record({
  collection: fc.constantFrom<keyof typeof builders>('article', 'customer', 'case', 'entry'),
  n: fc.integer({ min: 1, max: 25 }),
});
type Slot = typeof slot extends fc.Arbitrary<infer T> ? T : never;

/** How many records of each place were removed: the next one there is another, for the id of a removed record is never given again. */
const removed = new Map<string, number>();
const nameOf = ({ collection, n }: Slot): string => `${collection} ${n}`;
const built = (place: Slot, text: string, scope: Scope): AnyRecord =>
  builders[place.collection](place.n + 100 * (removed.get(nameOf(place)) ?? 0), text, scope);

const record = fc.record({ at: slot, place: places, text: fc.constantFrom('one', 'two', 'three') }).map(
  ({ at, place, text }) =>
    () =>
      built(at, text, scopeOf(place)),
);
const records = (maxLength: number) =>
  fc
    .array(record, { maxLength })
    .map((builds) => () => [...new Map(builds.map((build) => [build().id, build()])).values()]);

type Step = (replica: NaiveReplica, device: TestDevice) => Promise<unknown>;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: records(6).map((made) => () => write(...made())) },
  {
    weight: 3,
    arbitrary: fc.uniqueArray(slot, { maxLength: 4, selector: nameOf }).map((slots) => async () => {
      await remove(...slots.map((each) => built(each, '', 'workspace')));
      for (const each of slots) removed.set(nameOf(each), (removed.get(nameOf(each)) ?? 0) + 1);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.subarray(['support', 'field'] as const).map(
      (teams): Step =>
        (_, device) =>
          joinTeams(
            device,
            teams.map((team) => staff[team]),
          ),
    ),
  },
  { weight: 2, arbitrary: places.map((place) => () => forgetTombstones(scopeOf(place))) },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 15 }).map(
      (limit): Step =>
        (replica, device) =>
          pullInto(replica, device, limit),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Step>((replica, device) => finish(replica, device, 10)) },
);

describe('while pages are read', () => {
  it('rows change, move, vanish and rights come and go, and the device ends with what it may see', async () => {
    const { anna } = staff;
    const articles = Array.from({ length: 25 }, (_, n) => buildArticle(n + 1, {}, { scope: n % 2 ? support : field }));
    await write(...articles);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const replica = new NaiveReplica();
        for (const each of steps) await each(replica, anna);
        const { checks } = await finish(replica, anna, 10);
        expect(held(replica)).toEqual(await visible(replica.scopes));
        expect(replica.checks()).toEqual(checks);
      }),
      // Smaller histories are looked for by hand: here the search would take longer than the test may.
      { numRuns: 60, endOnFailure: true },
    );
    await joinTeams(anna, [staff.support]);
  }, 120_000);
});

describe('a snapshot', () => {
  const articles = (scope: Scope) => Array.from({ length: 30 }, (_, n) => buildArticle(500 + n, {}, { scope }));
  const count = 30;

  it('goes through the collections in their order and each from the newest down, in ranges without a gap', async () => {
    const { lead } = staff;
    const replica = new NaiveReplica();
    const pages: NonNullable<PullResponse['snapshot']>[] = [];
    await write(...articles(support));
    for (let last = false; !last; ) {
      const { snapshot } = await pullInto(replica, lead, 7);
      if (!snapshot) throw new Error('the snapshot is not under way any more');
      pages.push(snapshot);
      last = snapshot.last;
    }
    expect(pages[0]?.ranges).toEqual([]);
    const ranges = pages.flatMap((page) => page.ranges);
    expect([...new Set(ranges.map(({ collection }) => collection))]).toEqual(collectionNames);
    for (const collection of collectionNames) {
      const own = ranges.filter((range) => range.collection === collection);
      expect([null, ...own.map(({ downTo }) => downTo)]).toEqual([...own.map(({ below }) => below), null]);
    }
    for (const page of pages.slice(1)) expect(page.rows.flatMap(({ values }) => values).length).toBeLessThanOrEqual(7);
  });

  it('is one page where everything fits into it', async () => {
    const { lead } = staff;
    const replica = new NaiveReplica();
    const response = await pullInto(replica, lead, 20_000);
    expect(response).toMatchObject({ done: false, pages: [], snapshot: { last: true, position: { after: null } } });
    expect((await pullInto(replica, lead, 20_000)).done).toBe(true);
  });

  it('goes on from any page again, with the same rows', async () => {
    const { lead } = staff;
    const replica = new NaiveReplica();
    await pullInto(replica, lead, 7);
    for (let last = false; !last; ) {
      const { cursors, snapshot } = replica;
      const [one, two] = await Promise.all([1, 2].map(() => lead.pull({ cursors, snapshot, limit: 7 })));
      expect(two?.snapshot).toEqual(one?.snapshot);
      if (one) replica.apply(one);
      last = one?.snapshot?.last ?? true;
    }
    expect((await finish(replica, lead, 7)).checks).toEqual(replica.checks());
  });

  it('is cut where its texts grow long, and misses none of them', async () => {
    const { lead } = staff;
    const body = '长'.repeat(50_000);
    const long = Array.from({ length: 200 }, (_, n) => buildArticle(2000 + n, { body }, { scope: support }));
    await write(...long);
    const replica = new NaiveReplica();
    const sizes: number[] = [];
    for (let last = false; !last; ) {
      const response = await pullInto(replica, lead, 5000);
      sizes.push(rowsOf(response).length);
      last = response.snapshot?.last ?? true;
    }
    expect(sizes.length).toBeGreaterThan(1);
    expect((await finish(replica, lead, 5000)).checks).toEqual(replica.checks());
    await remove(...long);
  });

  it('begins for a device that was away for longer than tombstones are kept, and takes away what is gone', async () => {
    const { lead } = staff;
    await write(...articles(support));
    const replica = await lead.replica();
    await remove(...articles(support).slice(0, 10));
    await forgetTombstones(support);
    const first = await pullInto(replica, lead, 5);
    expect(Object.keys(first.snapshot?.position.at ?? {})).toEqual([support]);
    const { checks } = await finish(replica, lead, 5);
    expect(checks?.[support]).toEqual(replica.checks()[support]);
    expect(replica.rows.has(`article/${ids.article(500)}`)).toBe(false);
    expect(replica.rows.has(`article/${ids.article(515)}`)).toBe(true);
  });

  it('says how many rows it holds when asked', async () => {
    const { lead } = staff;
    const rows = await lead.everything();
    expect((await lead.pull({ count: true, limit: 3 })).behind).toBe(rows.length);
    const cursors = await lead.cursors();
    delete cursors[support];
    const ofSupport = rows.filter(({ scope }) => scope === support).length;
    expect(ofSupport).toBeGreaterThanOrEqual(count - 10);
    expect((await lead.pull({ cursors, count: true, limit: 3 })).behind).toBe(ofSupport);
    expect((await lead.pull({ cursors, limit: 3 })).behind).toBeUndefined();
  });
});

describe('the glance', () => {
  it('shows people, own open cases and the newest, with their customers and timelines', async () => {
    const { anna, ben } = staff;
    const scope = support;
    const customers = [1, 2, 3].map((n) => buildCustomer(7000 + n, {}));
    const own = buildCase(7001, { assigneeId: anna.agentId, customerId: ids.customer(7001) }, { scope });
    const finished = buildCase(7002, { assigneeId: anna.agentId, status: 'closed', customerId: null }, { scope });
    const others = Array.from({ length: 300 }, (_, n) =>
      buildCase(7100 + n, { assigneeId: ben.agentId, customerId: ids.customer(7002) }, { scope }),
    );
    const entry = buildEntry(7001, { caseId: own.id as CaseId }, { scope });
    await write(...customers, own, finished, ...others, entry);
    const { snapshot, ...response } = await anna.pull({ limit: 100 });
    expect(snapshot).toMatchObject({ ranges: [], last: false, position: { after: null } });
    const rows = rowsOf({ ...response, snapshot });
    const found = (collection: string) => rows.filter((row) => row.collection === collection).map(({ id }) => id);
    expect(found('agent')).toContain(anna.agentId);
    expect(found('team')).toContain(staff.support);
    expect(found('case')).toContain(own.id);
    expect(found('case')).toContain(ids.case(7399));
    expect(found('case')).not.toContain(finished.id);
    expect(found('case').length).toBeLessThan(300);
    const seen = [7001, 7002].map((n) => ids.customer(n) as CustomerId);
    expect(found('customer')).toEqual(expect.arrayContaining(seen));
    expect(found('customer')).not.toContain(ids.customer(7003));
    expect(found('entry')).toContain(entry.id);
  });
});

describe('an agent', () => {
  it('is never shown rows of a team left in the middle', async () => {
    const { anna } = staff;
    await joinTeams(anna, [staff.support, staff.field]);
    await write(buildAgent(950), ...Array.from({ length: 10 }, (_, n) => buildArticle(900 + n, {}, { scope: field })));
    const replica = new NaiveReplica();
    for (const limit of [5, 5]) await pullInto(replica, anna, limit);
    await joinTeams(anna, [staff.support]);
    const { snapshot } = await pullInto(replica, anna, 5);
    expect(Object.keys(snapshot?.position.at ?? {})).toEqual(['workspace', support]);
    await finish(replica, anna, 50);
    expect([...replica.rows.values()].filter((row) => row.scope === field)).toEqual([]);
    await joinTeams(anna, [staff.support, staff.field]);
    const { position } = (await pullInto(replica, anna, 500)).snapshot ?? {};
    expect(Object.keys(position?.at ?? {})).toEqual([field]);
    await finish(replica, anna, 50);
    expect(held(replica)).toEqual(await visible(replica.scopes));
  });
});
