import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { caseIdsOf, groupsOfList, listCases } from '#db/queries/case-list.ts';
import { countSlowly } from '#db/queries/count-slowly.ts';
import type { Me } from '#db/queries/me.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { keepDeadline } from '#db/replica/deadlines.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { caseStatuses, caseTypes, channels, priorities, tiers } from '#domain/model/choices.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { type CaseCondition, deadlineStates } from '#domain/rules/case-query/condition.ts';
import type { DayRange } from '#domain/rules/case-query/day-range.ts';
import { fulfilsAll, isOfRecord } from '#domain/rules/case-query/fulfils.ts';
import { caseGroups } from '#domain/rules/case-query/list-shape.ts';
import { clockKinds } from '#domain/rules/sla/service-level.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildConflict,
  buildCustomer,
  buildEscalation,
  buildFollowUp,
  buildTeam,
} from '../../builders/records.ts';
import { day, hour, noon } from '../../builders/times.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';
import { me as anna, asking } from './asking.ts';
import { factsOf, fulfils, type World } from './naive-case-query.ts';

const few = <T>(id: (n: number) => T, most = 3) => fc.integer({ min: 1, max: most }).map(id);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
/** Around the borders of days, and of "now". */
const moment = fc
  .constantFrom(-2 * day, -day, -12 * hour - 1, -12 * hour, -1, 0, 1, 12 * hour - 1, 12 * hour, day)
  .map((away) => noon + away);
const tag = fc.constantFrom('a', 'b', '退款');
const customKey = few(ids.definition, 2);
const customValue = fc.oneof(
  fc.constantFrom('red', 'Green', '', '2026-03-01', '2026-03-09'),
  fc.constantFrom(1, 2.5, -3),
  fc.boolean(),
  fc.subarray(['red', 'blue']),
);

const anyCase = fc.record({
  status: fc.constantFrom(...caseStatuses),
  priority: fc.constantFrom(...priorities),
  type: fc.constantFrom(...caseTypes),
  channel: fc.constantFrom(...channels),
  teamId: few(ids.team),
  assigneeId: maybe(few(ids.agent)),
  customerId: maybe(few(ids.customer)),
  tags: fc.subarray(['a', 'b', '退款']),
  openedAt: moment,
  lastActivityAt: moment,
  solvedAt: maybe(moment),
  awaitingSince: maybe(moment),
  parentId: maybe(few(ids.case, 8)),
  mergedIntoId: fc.option(few(ids.case, 8), { nil: null, freq: 5 }),
  escalationLevel: fc.integer({ min: 0, max: 3 }),
  aliases: fc.subarray(['D7K-0012']),
  custom: fc.uniqueArray(fc.record({ key: customKey, value: customValue }), { selector: ({ key }) => key }),
});

const onCase = few(ids.case, 8);
const anyWorld = fc
  .record({
    cases: fc.array(anyCase, { maxLength: 8 }),
    tiers: fc.array(fc.tuple(fc.constantFrom(...tiers), maybe(few(ids.organisation, 2))), {
      minLength: 3,
      maxLength: 3,
    }),
    agentTeams: fc.array(fc.subarray([1, 2, 3].map((n) => ids.team(n))), { minLength: 3, maxLength: 3 }),
    followUps: fc.array(fc.record({ caseId: onCase, dueAt: moment, status: fc.constantFrom('open', 'done') }), {
      maxLength: 4,
    }),
    conflicts: fc.array(fc.record({ caseId: onCase, state: fc.constantFrom('open', 'resolved') }), { maxLength: 3 }),
    escalations: fc.array(
      fc.record({
        caseId: onCase,
        state: fc.constantFrom('raised', 'acknowledged'),
        toAgentId: maybe(few(ids.agent, 2)),
        toTeamId: maybe(few(ids.team, 2)),
      }),
      { maxLength: 3 },
    ),
    unsent: fc.subarray([1, 2, 3, 4].map((n) => ids.case(n))),
    deadlines: fc.uniqueArray(
      fc.record({
        caseId: onCase,
        kind: fc.constantFrom(...clockKinds),
        dueAt: maybe(moment),
        warnAt: maybe(moment),
        leftMs: fc.constant(5),
        inOutage: fc.boolean(),
      }),
      { maxLength: 5, selector: ({ caseId }) => caseId },
    ),
  })
  .map(
    ({ cases, tiers: customerTiers, agentTeams, followUps, conflicts, escalations, unsent, deadlines }): World => ({
      deadlines,
      cases: cases.map((fields, index) => buildCase(index + 1, fields)),
      customers: customerTiers.map(([tier, organisationId], index) =>
        buildCustomer(index + 1, { tier, organisationId }),
      ),
      agents: agentTeams.map((teamIds, index) => buildAgent(index + 1, { teamIds })),
      followUps: followUps.map((fields, index) => buildFollowUp(index + 1, fields)),
      conflicts: conflicts.map((fields, index) => buildConflict(index + 1, fields)),
      escalations: escalations.map((fields, index) => buildEscalation(index + 1, fields)),
      unsent: new Set<string>(unsent),
    }),
  );

const range: fc.Arbitrary<DayRange> = fc.oneof(
  fc.record({
    kind: fc.constant('days' as const),
    from: maybe(fc.integer({ min: -2, max: 1 })),
    to: maybe(fc.integer({ min: -2, max: 1 })),
  }),
  fc.record({
    kind: fc.constant('dates' as const),
    from: maybe(fc.constantFrom('2026-02-28', '2026-03-02')),
    to: maybe(fc.constantFrom('2026-03-01', '2026-03-03')),
  }),
  fc.constant({ kind: 'past' as const }),
  fc.constant({ kind: 'never' as const }),
);
const is = fc.constantFrom('any' as const, 'none' as const);
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const oneOf = <const F extends string, T>(field: F, value: fc.Arbitrary<T>) =>
  fc.record({ field: fc.constant(field), is, values: some(value) });
const flag = <const F extends string>(field: F) => fc.record({ field: fc.constant(field), yes: fc.boolean() });
const time = <const F extends string>(field: F) => fc.record({ field: fc.constant(field), range });
const limit = maybe(fc.constantFrom<(number | string)[]>(-1, 2, '2026-03-01', '2026-03-05'));

const conditionsOf = {
  status: oneOf('status', fc.constantFrom(...caseStatuses)),
  priority: oneOf('priority', fc.constantFrom(...priorities)),
  type: oneOf('type', fc.constantFrom(...caseTypes)),
  channel: oneOf('channel', fc.constantFrom(...channels)),
  team: oneOf('team', fc.oneof(fc.constant('mine' as const), few(ids.team))),
  assignee: oneOf(
    'assignee',
    fc.oneof(fc.constantFrom('me' as const, 'nobody' as const, 'my-teams' as const), few(ids.agent)),
  ),
  customer: oneOf('customer', fc.oneof(fc.constant('nobody' as const), few(ids.customer))),
  organisation: oneOf('organisation', few(ids.organisation, 2)),
  tier: oneOf('tier', fc.constantFrom(...tiers)),
  tags: fc.record({
    field: fc.constant('tags' as const),
    is: fc.constantFrom('any' as const, 'all' as const, 'none' as const),
    values: some(tag),
  }),
  number: fc.record({ field: fc.constant('number' as const), text: fc.constantFrom('10002', 'D7K-0012') }),
  text: fc.record({ field: fc.constant('text' as const), text: fc.constantFrom('10002', '10003') }),
  openedAt: time('openedAt'),
  lastActivityAt: time('lastActivityAt'),
  solvedAt: time('solvedAt'),
  awaitingSince: time('awaitingSince'),
  followUpDue: time('followUpDue'),
  sla: oneOf('sla', fc.constantFrom(...deadlineStates)),
  dueAt: time('dueAt'),
  conflict: flag('conflict'),
  unsent: flag('unsent'),
  awaiting: flag('awaiting'),
  finished: flag('finished'),
  parent: flag('parent'),
  children: flag('children'),
  merged: flag('merged'),
  needsMe: flag('needsMe'),
  escalation: fc.record({
    field: fc.constant('escalation' as const),
    yes: fc.boolean(),
    atLeast: fc.integer({ min: 1, max: 3 }),
  }),
  custom: fc.record({
    field: fc.constant('custom' as const),
    key: customKey,
    test: fc.oneof(
      fc.record({ is, values: some(fc.oneof(fc.constantFrom('red', 'blue', 'Green'), fc.boolean())) }),
      fc.record({ is: fc.constant('contains' as const), text: fc.constantFrom('re', '03') }),
      fc.record({ is: fc.constant('between' as const), from: limit, to: limit }),
      fc.record({ is: fc.constant('filled' as const), yes: fc.boolean() }),
    ),
  }),
} satisfies { readonly [F in CaseCondition['field']]: fc.Arbitrary<CaseCondition> };
const anyCondition = fc.oneof(...Object.values(conditionsOf)) as fc.Arbitrary<CaseCondition>;

const db = emptyReplica(afterAll);

function fill(world: World): void {
  clearReplica(db);
  const records = [world.cases, world.customers, world.agents, world.followUps, world.conflicts, world.escalations];
  save(db, ...[1, 2, 3].map((n) => buildTeam(n)), ...records.flat());
  for (const deadline of world.deadlines) keepDeadline(db, deadline);
  addUnsent(
    db,
    [...world.unsent].map((id) => ({ collection: 'case', id })),
  );
}

function visibly(record: StoredRecord<'case'>, asked: readonly CaseCondition[]): boolean {
  const shows = asked.some(({ field }) => field === 'merged' || field === 'number' || field === 'text');
  return shows || record.fields.mergedIntoId === null;
}

function belongs(record: StoredRecord<'case'>, asked: readonly CaseCondition[], world: World, me: Me): boolean {
  return visibly(record, asked) && asked.every((each) => fulfils(record, each, world, me));
}

const atNoon = { now: anna.now, zone: 'UTC', zones: anna.zones };

const asker = fc.record({
  teams: fc.subarray([1, 2].map((n) => ids.team(n))),
  refused: fc.subarray([1, 2].map((n) => ids.case(n))),
});

test.each(Object.entries(conditionsOf))(
  'SQL finds the cases that fulfil a condition on %s, and no others',
  (_field, condition) => {
    fc.assert(
      fc.property(anyWorld, condition as fc.Arbitrary<CaseCondition>, asker, (world, one, { teams, refused }) => {
        fill(world);
        const me = { ...anna, teamIds: teams, refused };
        const found = caseIdsOf(db, asking({ conditions: [one] }), me, 100);
        const asRule = world.cases.filter(
          (record) => visibly(record, [one]) && fulfilsAll(factsOf(record, world), [one], atNoon),
        );
        // A rule of the server asks the same of the record alone.
        if (isOfRecord(one)) expect(asRule.map(({ id }) => id as string).sort()).toEqual([...found].sort());
        expect([...found].sort()).toEqual(
          world.cases
            .filter((record) => belongs(record, [one], world, me))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 40 },
    );
  },
);

test('several conditions hold together; counts, groups and order follow the same cases', () => {
  const all = fc.array(anyCondition, { maxLength: 3 });
  fc.assert(
    fc.property(anyWorld, all, fc.constantFrom(...caseGroups), (world, conditions, group) => {
      fill(world);
      const expected = world.cases
        .filter((record) => belongs(record, conditions, world, anna))
        .map(({ id }) => id as string);
      const asked = asking({ conditions, group });
      const { total, rows } = listCases(db, asked, anna);
      expect(rows.map(({ id }) => id as string).sort()).toEqual(expected.sort());
      expect(total).toBe(expected.length);
      const counting = countSlowly(db, conditions, anna, 'UTC');
      let step = counting.next();
      while (!step.done) step = counting.next();
      expect(step.value).toBe(expected.length);
      const byId = new Map(world.cases.map((record) => [record.id as string, record.fields]));
      const keys = rows.map(({ id }) => {
        const fields = byId.get(id);
        if (group === 'day') return new Date(fields?.lastActivityAt ?? 0).toISOString().slice(0, 10);
        const column = { assignee: 'assigneeId', team: 'teamId', customer: 'customerId' } as const;
        return fields?.[group === 'status' || group === 'priority' || group === 'type' ? group : column[group]] ?? null;
      });
      const groups = groupsOfList(db, asked, anna);
      expect(groups.flatMap(({ key, count }) => Array.from({ length: count }, () => key))).toEqual(keys);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
    }),
    { numRuns: 120 },
  );
});
