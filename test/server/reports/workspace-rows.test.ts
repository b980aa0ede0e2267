// Invariant: whatever report somebody puts together, the server finds the same rows in the same order as a device that holds the same records, with
// the same groups and sums, and every cell says the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '#db/queries/me.ts';
import { findRows } from '#db/queries/report-builder/find-rows.ts';
import { shownRows } from '#db/queries/report-builder/shown-rows.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { columnsOf, usualColumns } from '#domain/rules/report-builder/columns.ts';
import { type Subject, subjectFacts, subjects } from '#domain/rules/report-builder/subjects.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { type RowsAsked, workspaceRows } from '#server/reports/rows/workspace-rows.ts';
import type { RunningServer } from '#server/server-options.ts';
import { ids } from '../../builders/ids.ts';
import { buildDefinition } from '../../builders/records.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, noon } from '../../builders/times.ts';
import { workedOut } from '../../db/facts/fact-harness.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/server.ts';

const zones = createZoneOffsets();
const model = ids.definition(31);
const weight = ids.definition(32);
const own = (kind: string, choices: readonly object[] = []) =>
  ({ kind, help: '', types: [], required: 'never', choices }) as never;
const choices = [
  { key: 'b', label: 'B 型', active: true },
  { key: 'a', label: 'A 型', active: false },
];

/** Every third case has a model, every second a weight, some of which fit their field no more. */
const records = [
  ...reportedWorld(21, 120).map((each, at): AnyRecord => {
    if (each.collection !== 'case') return each;
    const custom = [
      ...(at % 3 === 0 ? [{ key: model, value: at % 2 === 0 ? 'a' : 'b' }] : []),
      ...(at % 2 === 0 ? [{ key: weight, value: at % 10 === 0 ? '很重' : at } as const] : []),
    ];
    return { ...each, fields: { ...each.fields, custom } };
  }),
  buildDefinition(31, { kind: 'case-field', name: '型号', content: own('choice', choices) }),
  buildDefinition(32, { kind: 'case-field', name: '重量', content: own('number') }),
];
const device = workedOut(records, afterAll);

let database: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start({ jobIntervalMs: day });
  const { authority } = server;
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, records));
});
afterAll(() => database.drop());

const admin: Actor = { id: ids.agent(1), role: 'admin', teamIds: [] };
const lead: Actor = { id: ids.agent(2), role: 'lead', teamIds: [ids.team(1)] };
const now = noon + 3 * day;

function asked(subject: Subject, change: Partial<RowsAsked> = {}): RowsAsked {
  const { time } = subjectFacts[subject].times[0];
  return {
    ...{ subject, time, conditions: [], columns: [...usualColumns[subject]], groups: [], order: [], filters: {} },
    ...{ period: { from: '2026-02-23', to: '2026-03-04' }, zone: 'Asia/Shanghai', zones, now },
    ...change,
  };
}

/** What a device shows. */
function here({ zones: _, ...report }: RowsAsked, { id: agentId, role, teamIds }: Actor) {
  const me: Me = { agentId, teamIds, role, now, zones, refused: [] };
  const steps = findRows(device, { ...report, conditions: [...report.conditions] }, me);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { rows, groups, summaries, settled } = step.value;
  const shown = shownRows(
    device,
    step.value,
    { from: 0, count: rows.length },
    { ...report, zones, subject: report.subject },
  );
  return { rows, groups, summaries, settled, cells: shown.map(({ cells }) => cells) };
}

async function there(report: RowsAsked, actor: Actor) {
  const found = await workspaceRows(database.store.db, server.authority.workspaceId, actor, report);
  const { rows, groups, summaries, settled, cells } = found;
  return { rows, groups, summaries, settled, cells };
}

const keysOf = (subject: Subject) => columnsOf(subject, []).map(({ key }) => key);
const allKeys = (subject: Subject) => [...keysOf(subject), `custom.${model}`, `custom.${weight}`];
const someSolved: CaseCondition = { field: 'status', is: 'any', values: ['solved', 'closed'] };

test.each([
  ...subjects.map(
    (subject) => [`all there is to say of ${subject}`, asked(subject, { columns: allKeys(subject) }), 5] as const,
  ),
  ['in two groups', asked('cases', { groups: ['team', 'channel'] }), 5],
  ['by a duration', asked('cases', { time: 'solvedAt', order: [{ column: 'solveMs', descending: true }] }), 5],
  ['in groups of customers', asked('calls', { groups: ['customer', 'day'], columns: ['talkMs', 'isSpoken'] }), 5],
  [
    'of the workspace’s own fields',
    asked('cases', {
      ...{ groups: [`custom.${model}`], columns: ['number', `custom.${weight}`, 'custom.gone'] },
      order: [{ column: `custom.${weight}`, descending: false }],
    }),
    5,
  ],
  ['narrowed', asked('follow-ups', { filters: { agentId: [ids.agent(1), null], channel: ['phone', 'chat'] } }), 1],
  ['whose case is finished', asked('calls', { conditions: [someSolved] }), 2],
  ['whose case is not', asked('answers', { conditions: [{ ...someSolved, is: 'none' }] }), 2],
  [
    'whose case has a customer that goes on in another’s file',
    asked('cases', { conditions: [{ field: 'customer', is: 'any', values: [ids.customer(7)] }] }),
    5,
  ],
  ['of good customers', asked('cases', { conditions: [{ field: 'tier', is: 'any', values: ['vip'] }] }), 5],
  ['of mine', asked('cases', { conditions: [{ field: 'assignee', is: 'any', values: ['me'] }] }), 2],
  [
    'of nobody of my teams',
    asked('cases', { conditions: [{ field: 'assignee', is: 'none', values: ['my-teams'] }] }),
    1,
  ],
  ['of my teams', asked('cases', { conditions: [{ field: 'team', is: 'any', values: ['mine'] }] }), 2],
  [
    'of a model',
    asked('cases', { conditions: [{ field: 'custom', key: model, test: { is: 'any', values: ['a', 'b'] } }] }),
    2,
  ],
] as const)('a device and the server find the same rows: %s', async (_name, report, least) => {
  for (const actor of [admin, lead]) {
    const within = { ...report, filters: withinReach(actor, report.filters) };
    const expected = here(within, actor);
    expect(await there(within, actor)).toEqual(expected);
    if (actor === admin) expect(expected.rows.length).toBeGreaterThanOrEqual(least);
  }
});

test('who is within reach of nothing is shown nothing', async () => {
  const nobody: Actor = { id: ids.agent(2), role: 'lead', teamIds: [] };
  const report = asked('cases', { filters: withinReach(nobody, {}) });
  expect(await there(report, nobody)).toMatchObject({ rows: [], groups: [], cells: [] });
});

test('what only a device can tell is fulfilled by nothing', async () => {
  const conditions: CaseCondition[] = [{ field: 'needsMe', yes: false }];
  expect((await there(asked('cases', { conditions }), admin)).rows).toEqual([]);
});
