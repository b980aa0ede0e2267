import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { followUpOfTerm } from '#domain/rules/holding-term.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildConflict,
  buildCustomer,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { buildHolding } from '../../builders/service.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const customer = buildCustomer();
const organisation = buildOrganisation();
const there = (...present: World['present']): World => ({ present, otherwise: 'absent' });
const asset = { kind: 'asset', customerId: ids.customer(1), name: '智能门锁' } as const;
const add = (input: CommandInput<'holding.add'>, world: World) =>
  decideStrictly('holding.add', argsOf('holding.add', input), world);
const edit = (set: CommandInput<'holding.edit'>['set'], world: World) =>
  decideStrictly('holding.edit', argsOf('holding.edit', { holdingId: ids.holding(1), set }), world);

describe('holding.add', () => {
  test('writes down what was said, with who and when; the rest is empty', () => {
    const input = { ...asset, name: ' 智能门锁 ', number: ' SN-1 ', startsOn: '2026-01-01', endsOn: '2027-12-31' };
    expect(changesOf(add(input, there(customer)))).toEqual([
      {
        kind: 'insert',
        collection: 'holding',
        id: ids.command(77),
        scope: 'workspace',
        fields: {
          ...buildHolding(1, { number: 'SN-1', startsOn: '2026-01-01', endsOn: '2027-12-31' }).fields,
          ...{ name: '智能门锁', createdAt: now, recordedAt: null },
        },
      },
    ]);
  });

  test.each<[string, Partial<CommandInput<'holding.add'>>, World]>([
    ['exists', {}, there(customer, { ...buildHolding(), id: ids.command(77) })],
    ['bad-request', { customerId: null }, there(customer)],
    ['not-found', {}, there()],
    ['not-found', { organisationId: ids.organisation(1) }, there(customer)],
    ['bad-request', { startsOn: '2026-02-02', endsOn: '2026-02-01' }, there(customer)],
    ['accepted', { startsOn: '2026-02-02', endsOn: '2026-02-02' }, there(customer)],
    ['accepted', { customerId: null, organisationId: ids.organisation(1) }, there(organisation)],
    // A service plan is an organisation's; who looks after it is somebody.
    ['bad-request', { kind: 'plan' }, there(customer, organisation)],
    ['accepted', { kind: 'plan', customerId: null, organisationId: ids.organisation(1) }, there(organisation)],
    ['not-found', { ownerId: ids.agent(9) }, there(customer)],
    ['accepted', { ownerId: ids.agent(2) }, there(customer, buildAgent(2))],
    // Somebody this device does not hold: the server knows.
    ['accepted', {}, { present: [], otherwise: 'unknown' }],
  ])('is %s with %j', (outcome, more, world) => {
    expect(outcomeOf(add({ ...asset, ...more }, world))).toBe(outcome);
  });

  test.each(['2026-02-30', '1969-12-31', '2149-06-07', 'tomorrow'])('takes no %s for a day', (endsOn) => {
    expect(() => argsOf('holding.add', { ...asset, endsOn })).toThrow();
  });
});

describe('holding.edit', () => {
  const held = buildHolding(1, { startsOn: '2026-01-01', endsOn: '2026-12-31' });

  test('sets what is not so already, field by field', () => {
    const decided = edit({ name: held.fields.name, place: '前门', endsOn: '2027-12-31' }, there(customer, held));
    expect(changesOf(decided)).toEqual([
      {
        kind: 'update',
        collection: 'holding',
        id: held.id,
        set: { place: '前门', endsOn: '2027-12-31' },
      },
    ]);
  });

  test.each<[string, CommandInput<'holding.edit'>['set'], World]>([
    ['nothing-to-do', { name: held.fields.name }, there(customer, held)],
    ['not-found', { place: 'x' }, there(customer)],
    ['not-here', { place: 'x' }, { present: [], otherwise: 'unknown' }],
    ['bad-request', { endsOn: '2025-12-31' }, there(customer, held)],
    ['bad-request', { customerId: null }, there(customer, held)],
    ['not-found', { customerId: ids.customer(2) }, there(customer, held)],
    ['accepted', { customerId: null, organisationId: ids.organisation(1) }, there(customer, held, organisation)],
    // Two devices may have turned the days round between them: what is not about days goes on working.
    ['accepted', { place: 'x' }, there(customer, buildHolding(1, { startsOn: '2027-01-01', endsOn: '2026-01-01' }))],
  ])('is %s', (outcome, set, world) => {
    expect(outcomeOf(edit(set, world))).toBe(outcome);
  });
});

describe('holding.retire', () => {
  const retire = (retired: boolean, retiredAt: number | null) =>
    decideStrictly(
      'holding.retire',
      argsOf('holding.retire', { holdingId: ids.holding(1), retired, reason: ' 已退回 ' }),
      there(buildHolding(1, { retiredAt, retiredWhy: retiredAt === null ? '' : 'x' })),
    );

  test('takes it out of use with when and why, and back without', () => {
    expect(changesOf(retire(true, null))).toMatchObject([{ set: { retiredAt: now, retiredWhy: '已退回' } }]);
    expect(changesOf(retire(false, 5))).toMatchObject([{ set: { retiredAt: null, retiredWhy: '' } }]);
  });

  test('does neither twice', () => {
    expect(outcomeOf(retire(true, 5))).toBe('already-done');
    expect(outcomeOf(retire(false, null))).toBe('already-done');
  });
});

describe('holding.follow-up', () => {
  const endsOn = '2026-12-31';
  const id = followUpOfTerm(ids.holding(1), endsOn);
  const input = {
    ...{ holdingId: ids.holding(1), endsOn, teamId: ids.team(1), ownerId: ids.agent(2) },
    ...{ dueAt: now + 5, promise: '沟通续保' },
  };
  const world = there(buildHolding(1, { endsOn }), buildTeam(1), buildAgent(2));
  const ask = (there_: World, teams: readonly number[] = [1]) =>
    decideStrictly('holding.follow-up', input, there_, contextOf('agent', teams));

  test('makes the one follow-up about this end, with its owner, in the team', () => {
    expect(changesOf(ask(world))).toMatchObject([
      {
        ...{ kind: 'insert', collection: 'followUp', id, scope: `team:${ids.team(1)}` },
        fields: { customerId: ids.customer(1), ownerId: ids.agent(2), kind: 'care', dueAt: now + 5, status: 'open' },
      },
    ]);
  });

  test('is refused where it is there, where the actor or the owner has no part, and for nothing', () => {
    expect(outcomeOf(ask({ ...world, present: [...world.present, { ...buildFollowUp(), id }] }))).toBe('exists');
    expect(outcomeOf(ask(world, [2]))).toBe('forbidden');
    const ofOthers = buildAgent(2, { teamIds: [ids.team(2)] });
    expect(outcomeOf(ask(there(buildHolding(), buildTeam(1), ofOthers)))).toBe('forbidden');
    expect(outcomeOf(ask(there(buildTeam(1), buildAgent(2))))).toBe('not-found');
  });
});

describe('a case', () => {
  const world = there(buildCase(), buildHolding(), buildTeam(1), customer);
  const name = (holdingId: ReturnType<typeof ids.holding> | null, where = world) =>
    decideStrictly('case.edit', argsOf('case.edit', { caseId: ids.case(1), set: { holdingId } }), where);

  test('names what it is about, and its timeline says so', () => {
    expect(changesOf(name(ids.holding(1)))).toMatchObject([
      { collection: 'case', set: { holdingId: ids.holding(1) } },
      { collection: 'entry', fields: { data: { changes: [{ field: 'holdingId', from: null, to: ids.holding(1) }] } } },
    ]);
    expect(outcomeOf(name(ids.holding(2)))).toBe('not-found');
    expect(outcomeOf(name(null))).toBe('nothing-to-do');
  });

  test('is opened about something that is there', () => {
    const open = (holdingId: ReturnType<typeof ids.holding>) =>
      decideStrictly('case.open', argsOf('case.open', { subject: 'x', teamId: ids.team(1), holdingId }), world);
    expect(changesOf(open(ids.holding(1)))).toMatchObject([{ fields: { holdingId: ids.holding(1) } }]);
    expect(outcomeOf(open(ids.holding(2)))).toBe('not-found');
  });

  test('keeps no conflict about what is gone', () => {
    const conflict = buildConflict(1, { collection: 'case', recordId: ids.case(1), field: 'holdingId' });
    const settle = (value: string) =>
      decideStrictly('conflict.resolve', { conflictId: conflict.id, value }, there(...world.present, conflict));
    expect(outcomeOf(settle(ids.holding(1)))).toBe('accepted');
    expect(outcomeOf(settle(ids.holding(2)))).toBe('not-found');
  });
});
