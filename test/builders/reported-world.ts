import {
  type CaseStatus,
  callDirections,
  callOutcomes,
  caseTypes,
  channels,
  followUpOutcomes,
  priorities,
} from '#domain/model/choices.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { alwaysOpen } from '#domain/rules/calendar/business-calendar.ts';
import { type Seeded, seeded } from '../harness/seeded.ts';
import { ids } from './ids.ts';
import { buildArticleUse } from './knowledge.ts';
import {
  buildAgent,
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEntry,
  buildEscalation,
  buildFollowUp,
  buildHandoff,
  buildTeam,
} from './records.ts';
import { buildHolding, buildSurvey, buildVisit } from './service.ts';
import { day, hour, minute, noon } from './times.ts';

const teams = [1, 2];
const agents = [1, 2, 3];
const someCustomers = 6;
const someHoldings = 3;

const worldTeam = (world: Seeded) => ids.team(world.pick(teams));
const worldAgent = (world: Seeded) => ids.agent(world.pick(agents));
const maybe = <T>(world: Seeded, value: T): T | null => (world.below(3) === 0 ? null : value);

/** An instant of the two weeks around noon. */
export function someTime(world: Seeded): number {
  return noon - 7 * day + world.below(14 * 24 * 60) * minute;
}

/** A workspace with a level, its calendar, people and customers, one of whom goes on in another's file. */
export function somePlace(): readonly AnyRecord[] {
  const open = [{ from: 9 * 60, to: 18 * 60 }];
  const weekly = { ...alwaysOpen.weekly, saturday: [], sunday: [], monday: open, tuesday: open };
  const calendar = { ...alwaysOpen, zone: 'Asia/Shanghai', weekly };
  const level = {
    fits: { types: [], priorities: [], tiers: [], teamIds: [] },
    calendarId: ids.definition(1),
    targets: {
      'first-response': { minutes: 60 },
      'next-reply': { minutes: 240 },
      'total-resolution': { minutes: 960 },
    },
    warning: { share: 0.8 },
    conversationAnswers: true,
  };
  return [
    ...teams.map((n) => buildTeam(n)),
    ...agents.map((n) => buildAgent(n)),
    ...Array.from({ length: someCustomers }, (_, n) =>
      buildCustomer(n + 1, { tier: n % 2 === 0 ? 'vip' : 'standard' }),
    ),
    buildCustomer(someCustomers + 1, { mergedIntoId: ids.customer(1) }),
    ...Array.from({ length: someHoldings }, (_, n) => buildHolding(n + 1)),
    buildDefinition(1, { kind: 'calendar', content: calendar as never }),
    buildDefinition(2, { kind: 'service-level', content: level as never }),
  ];
}

const stories: readonly (readonly CaseStatus[])[] = [
  ['new'],
  ['new', 'open'],
  ['new', 'open', 'solved'],
  ['new', 'open', 'solved', 'closed'],
  ['new', 'open', 'pending-customer', 'open', 'solved'],
  ['new', 'solved', 'reopened', 'solved'],
  ['new', 'open', 'solved', 'reopened'],
];

/** The nth case, and about what hangs on it: anything that can be counted may have happened. */
export function someCase(n: number, world: Seeded, ofAll = 40): readonly AnyRecord[] {
  const teamId = worldTeam(world);
  const openedAt = someTime(world);
  const story = world.pick(stories);
  const statusLog = story.map((status, step) => ({ status, at: openedAt + step * world.below(20) * hour }));
  statusLog.sort((a, b) => a.at - b.at);
  const last = story.at(-1) ?? 'new';
  const isFinished = last === 'solved' || last === 'closed';
  const steps = [{ key: 'listen', by: ids.agent(1), at: openedAt, evidence: { kind: 'text', text: '听了' } }] as const;
  const opened = buildCase(n, {
    ...{ teamId, openedAt, statusLog, status: last, recordedAt: openedAt + world.below(3) * hour },
    ...{ type: world.pick(caseTypes), channel: world.pick(channels), priority: world.pick(priorities) },
    assigneeId: maybe(world, worldAgent(world)),
    customerId: maybe(world, ids.customer(1 + world.below(someCustomers + 1))),
    holdingId: maybe(world, ids.holding(1 + world.below(someHoldings))),
    mergedIntoId: world.below(8) === 0 ? ids.case(1 + (n % ofAll)) : null,
    solvedAt: isFinished ? (statusLog.at(-1)?.at ?? null) : null,
    steps: world.below(2) === 0 ? [] : [...steps],
  });
  return [
    opened,
    ...Array.from({ length: world.below(8) }, (_, m) => somethingOn(n, 10 * n + m, opened.fields, world)),
  ];
}

type On = Pick<ReturnType<typeof buildCase>['fields'], 'teamId' | 'openedAt'>;

function somethingOn(n: number, m: number, { teamId, openedAt }: On, world: Seeded): AnyRecord {
  const caseId = ids.case(n);
  const at = openedAt + world.below(3 * 24 * 60) * minute;
  const recordedAt = at + world.below(2) * world.below(10) * hour;
  const row = { scope: teamScope(teamId) };
  const agentId = worldAgent(world);
  const changes = [{ field: 'assigneeId', from: maybe(world, ids.agent(2)), to: agentId }];
  const moved = [{ field: 'teamId', from: ids.team(1), to: ids.team(2) }];
  const made: readonly (() => AnyRecord)[] = [
    () => buildEntry(m, { caseId, kind: 'message-in', authorId: null, happenedAt: at, recordedAt }, row),
    () => buildEntry(m, { caseId, kind: 'message-out', authorId: agentId, happenedAt: at, recordedAt }, row),
    () => buildEntry(m, { caseId, kind: 'message-out', authorId: agentId, happenedAt: at, recordedAt: null }, row),
    () => buildEntry(m, { caseId, kind: 'assignment', happenedAt: at, recordedAt, data: { changes } }, row),
    () => buildEntry(m, { caseId, kind: 'assignment', happenedAt: at, recordedAt, data: { changes: moved } }, row),
    () => someCall(m, world, caseId, at),
    () => buildVisit(m, { caseId, arrivedAt: at }, row),
    () =>
      buildEscalation(m, { caseId, raisedAt: at, dueAt: at + hour, acknowledgedAt: maybe(world, at + 2 * hour) }, row),
    () => buildHandoff(m, { sourceCaseId: caseId, askedAt: at, dueAt: at + hour, answeredAt: maybe(world, at + hour) }),
    () => someFollowUp(m, world, caseId, at),
    () => buildSurvey(m, { caseId, score: 1 + world.below(5), happenedAt: at }, row),
    () => ({ ...buildArticleUse(m, { caseId, articleId: ids.article(1 + world.below(3)) }), scope: row.scope }),
  ];
  return world.pick(made)();
}

function someCall(n: number, world: Seeded, caseId: ReturnType<typeof ids.case> | null, at: number): AnyRecord {
  const talk = {
    durationMs: world.below(20) * minute,
    holdMs: world.below(2) * minute,
    wrapUpMs: world.below(5) * minute,
  };
  const how = { direction: world.pick(callDirections), outcome: world.pick(callOutcomes) };
  const customerId = maybe(world, ids.customer(1 + world.below(someCustomers + 1)));
  const fields = { caseId, agentId: worldAgent(world), startedAt: at, ...talk, ...how, customerId };
  return buildCall(n, fields, { scope: teamScope(worldTeam(world)) });
}

function someFollowUp(n: number, world: Seeded, caseId: ReturnType<typeof ids.case> | null, at: number): AnyRecord {
  const isDone = world.below(2) === 0;
  const result = isDone ? ({ status: 'done', completedAt: at + world.below(48) * hour } as const) : {};
  const fields = { caseId, ownerId: worldAgent(world), createdAt: at, dueAt: at + world.below(48) * hour, ...result };
  const outcome = isDone ? world.pick(followUpOutcomes) : null;
  return buildFollowUp(n, { ...fields, outcome }, { scope: teamScope(worldTeam(world)) });
}

/** Something that hangs on no case. */
export function somethingLoose(n: number, world: Seeded): AnyRecord {
  const scope = teamScope(worldTeam(world));
  const at = someTime(world);
  return world.pick([
    () => someCall(5000 + n, world, null, at),
    () => someFollowUp(5000 + n, world, null, at),
    () => {
      const followUpId = maybe(world, ids.followUp(5000 + world.below(20)));
      return buildSurvey(5000 + n, { caseId: null, score: 1 + world.below(5), followUpId, happenedAt: at }, { scope });
    },
  ])();
}

/** Everything of a small workspace, the same for the same seed. */
export function reportedWorld(seed: number, cases = 40): readonly AnyRecord[] {
  const world = seeded(seed);
  return [
    ...somePlace(),
    ...Array.from({ length: cases }, (_, n) => someCase(n + 1, world, cases)).flat(),
    ...Array.from({ length: cases / 2 }, (_, n) => somethingLoose(n + 1, world)),
  ];
}
