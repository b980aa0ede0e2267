import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, collections, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { writeRecords } from '#server/records/write-records.ts';
import type { RunningServer } from '#server/server-options.ts';
import { buildGoal, buildRecognition } from '../builders/goals.ts';
import { ids } from '../builders/ids.ts';
import {
  buildArticleCategory,
  buildArticleDraft,
  buildArticleProposal,
  buildArticleReceipt,
  buildArticleRevision,
  buildArticleUse,
  buildKnowledgeExport,
  buildSearchMiss,
} from '../builders/knowledge.ts';
import { buildProductFeedback } from '../builders/product-feedback.ts';
import {
  buildAgent,
  buildArticle,
  buildAttachment,
  buildCall,
  buildCase,
  buildCompensation,
  buildConflict,
  buildCustomer,
  buildDefinition,
  buildDevice,
  buildEntry,
  buildEscalation,
  buildFollowUp,
  buildHandoff,
  buildOrganisation,
  buildTeam,
} from '../builders/records.ts';
import { buildReportRun, buildReportSchedule } from '../builders/report-schedules.ts';
import { buildReportExport } from '../builders/reports.ts';
import {
  buildAppointment,
  buildCustomerChange,
  buildCustomerSecret,
  buildHolding,
  buildRecommendation,
  buildSurvey,
  buildVisit,
} from '../builders/service.ts';
import { buildImprovementAction, buildServiceReview } from '../builders/service-reviews.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id } from '../harness/test-device.ts';

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
  const { authority } = server;
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, records));
}

describe('a row', () => {
  const everyKind: readonly AnyRecord[] = [
    buildAgent(901),
    buildTeam(901),
    buildDevice(901),
    buildOrganisation(901),
    buildCustomer(901, { tags: ['vip'], notes: '多行\n"引号" \\ 反斜杠' }),
    buildArticle(901),
    buildProductFeedback(901),
    buildCase(901),
    buildEntry(901, { data: { field: 'priority', from: 'low', to: 'high' } }),
    buildCall(901),
    buildFollowUp(901),
    buildAttachment(901),
    buildConflict(901, { base: null, theirs: 'low', mine: 'high' }),
    buildDefinition(901, { content: { replies: ['您好'] } }),
    buildHandoff(901),
    buildEscalation(901),
    buildCompensation(901),
    buildSurvey(901),
    buildCustomerChange(903),
    buildCustomerSecret(904),
    buildHolding(905),
    buildVisit(906),
    buildAppointment(902),
    buildRecommendation(907, {
      state: 'told',
      steps: [
        { key: ids.command(907), by: ids.agent(1), at: 1, to: 'told', way: 'phone', asked: true, note: '来电时问起' },
      ],
    }),
    buildArticleCategory(901),
    buildArticleDraft(901, { tags: ['门锁'] }),
    buildArticleRevision(901),
    buildArticleReceipt(901),
    buildArticleProposal(901),
    buildArticleUse(901),
    buildSearchMiss(901),
    buildKnowledgeExport(901),
    buildReportExport(901),
    buildReportSchedule(901),
    buildReportRun(901),
    buildServiceReview(901, {
      ...{ teamId: ids.team(1), state: 'closed', closedBy: ids.agent(1), closedAt: 2 },
      figures: [
        {
          metric: 'created',
          version: 1,
          value: 12,
          n: 12,
          compared: 7.5,
          usual: { median: 8, spread: 2.5, periods: 8 },
        },
        { metric: 'satisfaction', version: 1, value: null, n: 0, compared: null, usual: null },
      ],
      examples: [{ caseId: ids.case(1), why: 'typical' }],
    }),
    buildImprovementAction(901, { teamId: ids.team(1), settledBy: ids.agent(1), settledAt: 2 }),
    buildGoal(901),
    buildRecognition(901),
    buildRecommendation(901),
  ];

  it('of every collection arrives with the value of every field', async () => {
    expect(new Set(everyKind.map((record) => record.collection))).toEqual(new Set(Object.keys(collections)));
    await write(...everyKind.map((record) => ({ ...record, scope: 'leads' as Scope })));
    const response = await staff.lead.pull();
    for (const { collection, id: recordId, fields } of everyKind) {
      const found = rowsOf(response).find((row) => row.id === recordId);
      expect(found?.rev, collection).toBe(1);
      expect(response.columns[collection]?.slice(0, 3)).toEqual(['id', 'ver', 'rev']);
      expect(Object.keys(found?.fields ?? {})).toEqual(Object.keys(fieldsOf(collection)));
      expect(found?.fields, collection).toEqual(withFlagsAsNumbers(collection, fields));
    }
  });
});

function withFlagsAsNumbers(collection: Collection, fields: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      fieldsOf(collection)[name]?.column === 'flag' ? Number(value) : value,
    ]),
  );
}

describe('pages', () => {
  const scope: Scope = `team:${ids.team(77)}`;
  beforeAll(async () => {
    await write(buildTeam(77, { name: 'Paging' }));
    // Seven versions of five rows each.
    for (let version = 0; version < 7; version++)
      await write(...[1, 2, 3, 4, 5].map((n) => buildArticle(7000 + version * 10 + n, {}, { scope })));
  });

  it('stop near the limit, never inside a version, and go on where they stopped', async () => {
    const cursors: Record<string, number> = { ...(await staff.lead.cursors()), workspace: 0, [scope]: 0 };
    const newest = (await staff.lead.cursors())[scope] ?? 0;
    const versions: number[][] = [];
    for (let done = false; !done; ) {
      const response = await staff.lead.pull({ cursors, limit: 8 });
      for (const page of response.pages) {
        cursors[page.scope] = page.cursor;
        if (page.scope === scope) versions.push(rowsOf({ ...response, pages: [page] }).map((row) => row.ver));
      }
      done = response.done;
      expect(response.done).toBe(response.pages.every((page) => page.final) && cursors[scope] !== 0);
      if (versions.length > 20) throw new Error('the pages do not end');
    }
    expect(versions.flat()).toEqual([6, 5, 4, 3, 2, 1, 0].flatMap((before) => Array(5).fill(newest - before)));
    for (const page of versions) expect(page.length).toBeLessThanOrEqual(10);
  });

  it('begin with the workspace', async () => {
    const cursors = { ...(await staff.lead.cursors()), workspace: 0, leads: 0, [scope]: 0 };
    const [first] = (await staff.lead.pull({ cursors })).pages;
    expect(first?.scope).toBe('workspace');
  });

  it('say nothing where nothing is new', async () => {
    const { cursors, scopes } = await staff.lead.replica();
    const again = await staff.lead.pull({ cursors });
    expect(again).toMatchObject({ pages: [], done: true, base: cursors, generation: 1 });
    expect(again.snapshot).toBeUndefined();
    expect(again.scopes).toEqual(scopes);
  });

  it('count what is behind when asked to', async () => {
    const { cursors } = await staff.lead.replica();
    cursors[scope] = (cursors[scope] ?? 0) - 4;
    expect((await staff.lead.pull({ cursors, count: true, limit: 1 })).behind).toBe(4 * 5);
    expect((await staff.lead.pull({ cursors })).behind).toBeUndefined();
  });
});

describe('a record changed a thousand times', () => {
  it('is one row', async () => {
    const { anna } = staff;
    const opened = await openCaseArgs(anna);
    await anna.push(anna.command('case.open', opened));
    for (let round = 0; round < 10; round++)
      await anna.push(
        ...Array.from({ length: 100 }, (_, n) =>
          anna.command('case.tag', {
            caseId: opened.caseId,
            add: [`${round % 2}${n % 40}`],
            remove: [`${(round + 1) % 2}${n % 40}`],
          }),
        ),
      );
    const found = (await anna.everything()).filter((row) => row.id === opened.caseId);
    expect(found.length).toBe(1);
    expect(found[0]?.rev).toBeGreaterThan(200);
  });
});

describe('another epoch', () => {
  it('is told to a device that knows the old one, with how far it had come', async () => {
    const { anna } = staff;
    const { status, failure } = await anna.pullRaw({ epoch: anna.epoch + 7 });
    expect(status).toBe(409);
    expect(failure).toMatchObject({ kind: 'epoch', details: { epoch: anna.epoch, last: anna.mid } });
  });

  it('begins, once, when devices have seen what this database never held', async () => {
    const { anna, ben } = staff;
    const cursors = { workspace: ((await anna.cursors()).workspace ?? 0) + 1 };
    const answers = await Promise.all([anna.pullRaw({ cursors }), ben.pullRaw({ cursors }), anna.pullRaw({ cursors })]);
    expect(answers.map(({ failure }) => failure?.kind)).toEqual(['epoch', 'epoch', 'epoch']);
    const [epoch, ...others] = new Set(answers.map(({ failure }) => Number(failure?.details?.epoch)));
    expect(epoch).toBeGreaterThan(anna.epoch);
    expect(others).toEqual([]);
    expect((await anna.pullRaw()).failure?.kind).toBe('epoch');
    for (const device of Object.values(staff)) if (typeof device === 'object') device.epoch = epoch ?? 0;
    expect((await anna.pull()).epoch).toBe(epoch);
  });

  it('begins when a device was answered more commands than this database knows', async () => {
    const { anna, ben } = staff;
    const { epoch, mid } = anna;
    expect((await anna.pullRaw({ acknowledged: mid })).status).toBe(200);
    const { failure } = await ben.pullRaw({ acknowledged: ben.mid + 1 });
    expect(failure).toMatchObject({ kind: 'epoch', details: { epoch: expect.any(Number), last: ben.mid } });
    const begun = Number(failure?.details?.epoch);
    expect(begun).toBeGreaterThan(epoch);
    for (const device of Object.values(staff)) if (typeof device === 'object') device.epoch = begun;
    expect((await anna.pull({ acknowledged: mid })).epoch).toBe(begun);
  });
});

describe('a request', () => {
  it('that does not fit its schema is refused, saying where', async () => {
    const { status, failure } = await staff.anna.pullRaw({ limit: 0 });
    expect(status).toBe(400);
    expect(failure).toMatchObject({ kind: 'bad-request', message: expect.stringContaining('limit') });
  });

  it('by nobody, or with a token of nobody, is not answered', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${id()}`]) {
      const { status, failure } = await staff.anna.send('POST', '/v1/pull', {}, { authorization });
      expect({ status, kind: failure?.kind }).toEqual({ status: 401, kind: 'session-expired' });
    }
  });
});
