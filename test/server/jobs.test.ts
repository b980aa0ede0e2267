// What a server forgets and puts away by itself, and that no device is misled by it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/model/record.ts';
import { archiveScope, type Scope, teamScope } from '#domain/model/scope.ts';
import { archiveCases } from '#server/jobs/archive-cases.ts';
import { forgetCommands } from '#server/jobs/forget-commands.ts';
import { forgetTombstones } from '#server/jobs/forget-tombstones.ts';
import type { Job } from '#server/jobs/job.ts';
import { deleteRecords } from '#server/records/delete-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../builders/ids.ts';
import {
  buildArticle,
  buildCase,
  buildCompensation,
  buildConflict,
  buildEntry,
  buildEscalation,
  buildFollowUp,
  buildHandoff,
} from '../builders/records.ts';
import { day, noon } from '../builders/times.ts';
import { jobContext } from '../harness/job-context.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { countedSums, keptSums } from '../harness/scope-counts.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
let support: Scope;
let archive: Scope;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
  support = teamScope(staff.support);
  archive = archiveScope(staff.support);
});
afterAll(() => database.drop());

const write = (...records: readonly AnyRecord[]) =>
  server.authority.write((tx) => writeRecords(tx, server.authority.workspaceId, records));
const remove = (...records: readonly AnyRecord[]) =>
  server.authority.write((tx) => deleteRecords(tx, server.authority.workspaceId, records));
const doAt = (job: Job, now: number) =>
  job.run(
    jobContext(database, server, () => now),
    new AbortController().signal,
  );

describe('tombstones', () => {
  const scope = 'leads';
  const tombstones = () =>
    database.query<{ id: string }>('select id::text as id from tombstone where scope = $1', [scope]);
  const horizon = async () =>
    (await database.query<{ min_ver: number }>('select min_ver from scope where scope = $1', [scope]))[0]?.min_ver;

  it('are forgotten after 90 days, and a device that was away for longer reads the scope anew', async () => {
    const { lead } = staff;
    const articles = [1, 2, 3, 4].map((n) => buildArticle(n, {}, { scope }));
    await write(...articles);
    const away = await lead.replica();
    await remove(...articles.slice(0, 1));
    const inTime = await lead.replica();
    await doAt(forgetTombstones, noon);
    await remove(...articles.slice(1, 2));
    await doAt(forgetTombstones, noon + 89 * day);
    expect((await tombstones()).length).toBe(2);
    expect(await horizon()).toBe(0);

    await doAt(forgetTombstones, noon + 91 * day);
    expect(await tombstones()).toEqual([{ id: ids.article(2) }]);
    const late = await lead.pull({ cursors: away.cursors });
    expect(Object.keys(late.snapshot?.position.at ?? {})).toEqual([scope]);
    const news = await lead.pull({ cursors: inTime.cursors });
    expect(news.snapshot).toBeUndefined();
    expect(news.pages.flatMap((page) => page.tombstones.map(({ id }) => id))).toEqual([ids.article(2)]);

    await doAt(forgetTombstones, noon + 400 * day);
    expect(await tombstones()).toEqual([]);
  });

  it('of a record that left again meanwhile stay', async () => {
    const article = buildArticle(20, {}, { scope });
    await write(article);
    await remove(article);
    await doAt(forgetTombstones, noon + 1000 * day);
    await write(article);
    await remove(article);
    await doAt(forgetTombstones, noon + 1095 * day);
    expect(await tombstones()).toEqual([{ id: article.id }]);
  });

  it('many of them go in several steps', async () => {
    const articles = Array.from({ length: 6000 }, (_, n) => buildArticle(10_000 + n, {}, { scope }));
    await write(...articles);
    for (let start = 0; start < articles.length; start += 1000) await remove(...articles.slice(start, start + 1000));
    await doAt(forgetTombstones, noon + 2000 * day);
    expect(await doAt(forgetTombstones, noon + 2091 * day)).toBe(6000);
    expect(await tombstones()).toEqual([]);
  });
});

describe('results of commands', () => {
  it('are forgotten after 180 days, the number of the last one never', async () => {
    const { anna } = staff;
    const opened = await openCaseArgs(anna);
    const first = anna.command('case.open', opened);
    await anna.push(first);
    const past = 200 * day;
    await database.query('update command_log set recorded_at = recorded_at - $1::bigint', [past]);
    const second = anna.command('case.note', { caseId: opened.caseId, body: 'a note' });
    await anna.push(second);
    await doAt(forgetCommands, Date.now());
    const left = await database.query<{ uid: string }>('select uid::text as uid from command_log');
    expect(left).toEqual([{ uid: second.uid }]);
    expect((await anna.pushRaw([second])).body.results).toMatchObject([{ status: 'accepted' }]);
    const third = anna.command('case.note', { caseId: opened.caseId, body: 'another' });
    expect((await anna.push(third))[0]?.status).toBe('accepted');
  });
});

describe('the archive', () => {
  const now = noon + 1000 * day;
  const old = now - 91 * day;
  const closed = (n: number, lastActivityAt = old) =>
    buildCase(n, { status: 'closed', teamId: staff.support, lastActivityAt, customerId: null }, { scope: support });

  it('takes cases closed for 90 days with all that hangs on them, and leaves the others', async () => {
    const { anna } = staff;
    const hanging = [1, 2, 3].map((n) => buildEntry(n, { caseId: ids.case(101) }, { scope: support }));
    const merged = closed(109);
    Object.assign(merged.fields, { mergedIntoId: ids.case(101) });
    const kept = [
      closed(102, old + 2 * day),
      buildCase(103, { status: 'solved', teamId: staff.support, lastActivityAt: old }, { scope: support }),
      closed(104),
      buildFollowUp(1, { caseId: ids.case(104), status: 'open' }, { scope: support }),
      merged,
      closed(105),
      buildConflict(1, { caseId: ids.case(105), state: 'open' }, { scope: support }),
      closed(106),
      buildEscalation(1, { caseId: ids.case(106), state: 'raised' }, { scope: support }),
      closed(107),
      buildCompensation(1, { caseId: ids.case(107), state: 'asked' }, { scope: support }),
      closed(108),
      buildHandoff(1, { sourceCaseId: ids.case(108), state: 'accepted' }),
    ];
    const done = buildFollowUp(2, { caseId: ids.case(101), status: 'done' }, { scope: support });
    await write(closed(101), ...hanging, done, ...kept);
    const replica = await anna.replica();
    expect(await doAt(archiveCases, now)).toBe(1);

    replica.apply(await anna.pull({ cursors: replica.cursors }));
    const held = new Set([...replica.rows.values()].map(({ id }) => id));
    for (const { id } of [closed(101), ...hanging, done]) expect(held).not.toContain(id);
    for (const { id } of kept) expect(held).toContain(id);
    const moved = await database.query<{ moved_to: string }>(
      'select distinct moved_to from tombstone where scope = $1',
      [support],
    );
    expect(moved).toEqual([{ moved_to: archive }]);
    expect(replica.scopes).not.toContain(archive);
    expect(await keptSums(database)).toEqual(await countedSums(database));
    expect(await doAt(archiveCases, now)).toBe(0);
  });

  it('gives a case back to its team when somebody goes on with it', async () => {
    const { anna } = staff;
    await write(closed(110), buildEntry(110, { caseId: ids.case(110) }, { scope: support }));
    await doAt(archiveCases, now);
    expect(await anna.find('case', ids.case(110))).toBeUndefined();
    const [result] = await anna.push(
      anna.command('case.status', { caseId: ids.case(110), to: 'reopened', reason: '' }),
    );
    expect(result?.status).toBe('accepted');
    expect((await anna.find('case', ids.case(110)))?.fields.status).toBe('reopened');
    expect(await anna.find('entry', ids.entry(110))).toBeDefined();
    expect(await keptSums(database)).toEqual(await countedSums(database));
  });

  it('takes many in several steps', async () => {
    await write(...Array.from({ length: 250 }, (_, n) => closed(2000 + n)));
    expect(await doAt(archiveCases, now)).toBe(250);
    const left = await database.query('select id from "case" where scope = $1 and status = $2 order by id', [
      support,
      'closed',
    ]);
    expect(left).toEqual([102, 104, 105, 106, 107, 108, 109].map((n) => ({ id: ids.case(n) })));
  });

  it('waits as long as the workspace says, or for ever', async () => {
    await write(closed(3000, now - 20 * day));
    await database.query('update workspace set archive_after_days = null');
    expect(await doAt(archiveCases, now + 1000 * day)).toBe(0);
    await database.query('update workspace set archive_after_days = 10');
    expect(await doAt(archiveCases, now)).toBe(2);
    await database.query('update workspace set archive_after_days = 90');
  });
});
