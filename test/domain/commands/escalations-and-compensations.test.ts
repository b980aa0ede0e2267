import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CompensationState, Role } from '#domain/model/choices.ts';
import { teamScope } from '#domain/model/scope.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildCompensation,
  buildDefinition,
  buildEscalation,
  buildTeam,
} from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const made = ids.command(77);

describe('raising an escalation', () => {
  const lead = buildAgent(2, { name: '周敏', role: 'lead', teamIds: [] });
  const decide = (more: Partial<CommandInput<'escalation.raise'>>, world: World, context = contextOf()) =>
    decideStrictly(
      'escalation.raise',
      argsOf('escalation.raise', { caseId, level: 2, reason: '客户要求主管回电', toAgentId: ids.agent(2), ...more }),
      world,
      context,
    );

  test.each([
    [0, 2],
    [1, 2],
    [3, 3],
  ])('on a case of level %i keeps the highest: %i', (before, level) => {
    const onCase = buildCase(1, { escalationLevel: before });
    expect(changesOf(decide({ dueAt: now + 9 }, { present: [onCase, lead] }))).toMatchObject([
      {
        collection: 'escalation',
        id: made,
        scope: teamScope(ids.team(1)),
        fields: { level: 2, raisedBy: ids.agent(1), ruleId: null, state: 'raised', dueAt: now + 9 },
      },
      { collection: 'case', set: { escalationLevel: level } },
      { fields: { kind: 'escalation', data: { escalationId: made, to: 'raised', from: 2, reason: '周敏' } } },
    ]);
  });

  test.each<[string, Partial<CommandInput<'escalation.raise'>>, World]>([
    ['bad-request', { toAgentId: null }, { present: [buildCase()] }],
    ['accepted', { toAgentId: null, toTeamId: ids.team(2) }, { present: [buildCase(), buildTeam(2)] }],
    ['forbidden', {}, { present: [buildCase(), buildAgent(2, { teamIds: [ids.team(2)] })] }],
    ['already-done', {}, { present: [buildCase(1, { status: 'solved' }), lead] }],
    ['not-found', {}, { present: [buildCase()], otherwise: 'absent' }],
    ['exists', {}, { present: [buildCase(), lead, { ...buildEscalation(), id: made }] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide(more, world))).toBe(outcome);
  });
});

describe('an escalation', () => {
  const take = (world: World, context = contextOf('lead')) =>
    decideStrictly('escalation.acknowledge', { escalationId: ids.escalation(1) }, world, context);

  test('is taken up once, by who was called for', () => {
    expect(changesOf(take({ present: [buildEscalation(), buildCase()] }))).toMatchObject([
      { set: { state: 'acknowledged', acknowledgedBy: ids.agent(1), acknowledgedAt: now } },
      { fields: { kind: 'escalation', data: { to: 'acknowledged', from: 1 } } },
      {},
    ]);
    expect(outcomeOf(take({ present: [buildEscalation(1, { state: 'acknowledged' })] }))).toBe('nothing-to-do');
    expect(outcomeOf(take({ present: [buildEscalation()] }, contextOf()))).toBe('forbidden');
    expect(outcomeOf(take({ present: [buildEscalation()] }, contextOf('agent', [2])))).toBe('forbidden');
  });

  const end = (world: World, others: readonly number[] = [], context = contextOf()) =>
    decideStrictly(
      'escalation.end',
      argsOf('escalation.end', { escalationId: ids.escalation(1), others: others.map(ids.escalation) }),
      world,
      context,
    );
  const levelAfter = (...args: Parameters<typeof end>) =>
    changesOf(end(...args)).flatMap((change) =>
      change.kind === 'update' && change.collection === 'case' ? [change.set.escalationLevel] : [],
    );

  test.each([
    ['none is left', [], 2, 0],
    ['a lower one is still open', [buildEscalation(2, { level: 1 })], 2, 1],
    ['the other has ended as well', [buildEscalation(2, { level: 1, state: 'ended' })], 2, 0],
    ["the other is another case's", [buildEscalation(2, { level: 1, caseId: ids.case(2) })], 2, 0],
    ['a higher one was raised that the author did not know of', [], 3, 3],
  ] as const)('that ends leaves the level that stays: %s', (_name, others, level, after) => {
    const present = [buildEscalation(1, { level: 2 }), buildCase(1, { escalationLevel: level }), ...others];
    expect(levelAfter({ present }, others.length > 0 ? [1, 2] : [])).toEqual([after]);
  });

  test('is ended by who raised it or was called for', () => {
    const others = buildEscalation(1, { raisedBy: ids.agent(3) });
    expect(outcomeOf(end({ present: [others, buildCase()] }))).toBe('forbidden');
    expect(outcomeOf(end({ present: [buildEscalation(1, { state: 'ended' })] }))).toBe('nothing-to-do');
  });
});

describe('a compensation', () => {
  const limits = buildDefinition(
    1,
    { kind: 'approval-limits', content: { limits: [{ currency: 'CNY', agent: 10_000, lead: 50_000 }] } },
    { id: approvalLimitsId },
  );
  const ask = (more: Partial<CommandInput<'compensation.ask'>>, role: Role, world: World) =>
    decideStrictly(
      'compensation.ask',
      argsOf('compensation.ask', { caseId, kind: 'refund', amount: 12_000, currency: 'CNY', reason: '破损', ...more }),
      world,
      contextOf(role),
    );
  const present = [buildCase(), limits];

  test.each<[Role, number, CompensationState]>([
    ['agent', 10_000, 'approved'],
    ['agent', 10_001, 'asked'],
    ['lead', 50_000, 'approved'],
    ['lead', 50_001, 'asked'],
    ['admin', 90_000_000, 'approved'],
  ])('%s offers %i: %s', (role, amount, state) => {
    const isGranted = state === 'approved';
    expect(changesOf(ask({ amount }, role, { present }))).toMatchObject([
      {
        fields: {
          state,
          askedBy: ids.agent(1),
          decidedBy: isGranted ? ids.agent(1) : null,
          decidedAt: isGranted ? now : null,
        },
      },
      {
        fields: {
          kind: 'compensation',
          body: '破损',
          data: { compensationId: made, to: state, field: 'refund', from: { amount, currency: 'CNY', item: '' } },
        },
      },
      {},
    ]);
  });

  test('where nobody set a limit, an agent asks for all money and for no exchange', () => {
    const world = { present: [buildCase()] };
    expect(changesOf(ask({ amount: 1 }, 'agent', world))[0]).toMatchObject({ fields: { state: 'asked' } });
    const exchange = { kind: 'exchange', amount: 0, item: '耳机' } as const;
    expect(changesOf(ask(exchange, 'agent', world))[0]).toMatchObject({ fields: { state: 'approved' } });
  });

  test('says how much, or what', () => {
    expect(outcomeOf(ask({ amount: 0 }, 'agent', { present }))).toBe('bad-request');
    expect(outcomeOf(ask({ kind: 'return', item: ' ' }, 'agent', { present }))).toBe('bad-request');
    expect(() =>
      argsOf('compensation.ask', { caseId, kind: 'refund', amount: 1.5, currency: 'CNY', reason: 'x' }),
    ).toThrow();
  });

  const settle = (
    to: CommandInput<'compensation.settle'>['to'],
    state: CompensationState,
    role: Role,
    amount = 12_000,
    note = '',
  ) =>
    decideStrictly(
      'compensation.settle',
      argsOf('compensation.settle', { compensationId: ids.compensation(1), to, note }),
      { present: [buildCompensation(1, { state, amount }), buildCase(), limits] },
      contextOf(role),
    );

  test('is decided by a lead, whose words are kept', () => {
    expect(changesOf(settle('approved', 'asked', 'lead', 12_000, ' 同意 '))).toMatchObject([
      { set: { state: 'approved', decidedBy: ids.agent(1), decidedAt: now, decision: '同意' } },
      { fields: { kind: 'compensation', body: '同意', data: { to: 'approved' } } },
      {},
    ]);
  });

  test.each([
    ['forbidden', 'approved', 'asked', 'agent', 100, ''],
    ['forbidden', 'approved', 'asked', 'lead', 60_000, ''],
    ['accepted', 'approved', 'asked', 'admin', 60_000, ''],
    ['bad-request', 'declined', 'asked', 'lead', 60_000, ''],
    ['accepted', 'declined', 'asked', 'lead', 60_000, '不符合政策'],
    ['accepted', 'done', 'approved', 'agent', 60_000, ''],
    ['illegal-transition', 'done', 'asked', 'agent', 100, ''],
    ['illegal-transition', 'approved', 'declined', 'lead', 100, ''],
    ['nothing-to-do', 'approved', 'approved', 'lead', 100, ''],
    ['accepted', 'withdrawn', 'asked', 'agent', 100, ''],
  ] as const)('%s: %s what is %s, by %s', (outcome, to, state, role, amount, note) => {
    expect(outcomeOf(settle(to, state, role, amount, note))).toBe(outcome);
  });
});
