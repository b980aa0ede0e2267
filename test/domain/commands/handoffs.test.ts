import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildHandoff, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const onCase = buildCase(1, { number: '10001', subject: '快递破损' });
const lina = buildAgent(2, { name: '李娜', teamIds: [ids.team(2)] });
const logistics = buildTeam(2, { name: '物流部' });
const handoffId = ids.handoff(1);

describe('asking', () => {
  const asked: CommandInput<'handoff.ask'> = {
    caseId,
    toTeamId: ids.team(2),
    toAgentId: ids.agent(2),
    asked: ' 请查件 ',
    dueAt: now + 1000,
    expectedAt: now + 5000,
  };
  const decide = (more: Partial<CommandInput<'handoff.ask'>>, world: World, context = contextOf()) =>
    decideStrictly('handoff.ask', argsOf('handoff.ask', { ...asked, ...more }), world, context);
  const world = { present: [onCase, lina, logistics] };

  test('tells everybody what they have to know, without the case', () => {
    expect(changesOf(decide({}, world))).toMatchObject([
      {
        collection: 'handoff',
        id: ids.command(77),
        scope: 'workspace',
        fields: {
          sourceCaseId: caseId,
          caseNumber: '10001',
          caseSubject: '快递破损',
          customerId: ids.customer(1),
          fromTeamId: ids.team(1),
          toTeamId: ids.team(2),
          toAgentId: ids.agent(2),
          toName: '李娜',
          partner: '',
          asked: '请查件',
          dueAt: now + 1000,
          expectedAt: now + 5000,
          state: 'asked',
          askedBy: ids.agent(1),
        },
      },
      {
        collection: 'entry',
        scope: onCase.scope,
        fields: {
          kind: 'handoff',
          body: '请查件',
          data: { handoffId: ids.command(77), to: 'asked', reason: '李娜 · 物流部' },
        },
      },
      { collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  const outside = { toTeamId: null, toAgentId: null, partner: '顺丰速运', toName: '王强' };
  test('of a partner names the person there', () => {
    expect(changesOf(decide(outside, world))).toMatchObject([
      { fields: { toTeamId: null, toAgentId: null, toName: '王强', partner: '顺丰速运' } },
      { fields: { data: { reason: '王强 · 顺丰速运' } } },
      {},
    ]);
  });

  test.each<[string, Partial<CommandInput<'handoff.ask'>>, World]>([
    ['bad-request', { toAgentId: null }, world],
    ['bad-request', { ...outside, toName: '' }, world],
    ['bad-request', { ...outside, partner: ' ' }, world],
    ['forbidden', {}, { present: [onCase, buildAgent(2), logistics] }],
    ['inactive', {}, { present: [onCase, buildAgent(2, { active: false, teamIds: [ids.team(2)] }), logistics] }],
    ['not-found', {}, { present: [onCase, lina], otherwise: 'absent' }],
    ['forbidden', {}, { present: [buildCase(1, { teamId: ids.team(3) }), lina, logistics] }],
    ['exists', {}, { present: [...world.present, { ...buildHandoff(), id: ids.command(77) }] }],
  ])('%s: %j', (outcome, more, there) => {
    expect(outcomeOf(decide(more, there))).toBe(outcome);
  });

  test('names a deadline and what is wanted', () => {
    expect(() => argsOf('handoff.ask', { ...asked, asked: '  ' })).toThrow();
    expect(() => argsOf('handoff.ask', { caseId, asked: 'x' } as never)).toThrow();
  });
});

describe('answering', () => {
  const decide = (
    input: Omit<CommandInput<'handoff.answer'>, 'handoffId'>,
    world: World,
    context = contextOf('agent', [2]),
  ) => decideStrictly('handoff.answer', argsOf('handoff.answer', { handoffId, ...input }), world, context);
  const answered = (state: string, answer: string) => ({
    collection: 'handoff',
    set: { state, answer, answeredBy: ids.agent(1), answeredAt: now },
  });

  test('by a colleague who cannot see the case leaves its line to the server, which holds it', () => {
    const input = { to: 'returned', answer: ' 已找到，明天送达 ' } as const;
    expect(changesOf(decide(input, { present: [buildHandoff()] }))).toMatchObject([
      answered('returned', '已找到，明天送达'),
    ]);
    expect(changesOf(decide(input, { present: [buildHandoff(), onCase] }))).toMatchObject([
      answered('returned', '已找到，明天送达'),
      {
        collection: 'entry',
        scope: onCase.scope,
        fields: { kind: 'handoff', body: '已找到，明天送达', data: { handoffId, to: 'returned' } },
      },
      { collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  test.each<[string, Omit<CommandInput<'handoff.answer'>, 'handoffId'>, World]>([
    ['accepted', { to: 'accepted' }, { present: [buildHandoff()] }],
    ['accepted', { to: 'declined', answer: '不归我们' }, { present: [buildHandoff(1, { state: 'accepted' })] }],
    ['bad-request', { to: 'declined' }, { present: [buildHandoff()] }],
    ['bad-request', { to: 'returned', answer: ' ' }, { present: [buildHandoff()] }],
    ['nothing-to-do', { to: 'accepted' }, { present: [buildHandoff(1, { state: 'accepted' })] }],
    ['illegal-transition', { to: 'accepted' }, { present: [buildHandoff(1, { state: 'withdrawn' })] }],
    ['illegal-transition', { to: 'returned', answer: 'x' }, { present: [buildHandoff(1, { state: 'declined' })] }],
    ['forbidden', { to: 'accepted' }, { present: [buildHandoff(1, { toTeamId: ids.team(3) })] }],
    ['not-here', { to: 'accepted' }, { present: [] }],
    ['not-found', { to: 'accepted' }, { present: [], otherwise: 'absent' }],
  ])('%s: %j', (outcome, input, world) => {
    expect(outcomeOf(decide(input, world))).toBe(outcome);
  });
});

describe('changing', () => {
  const decide = (set: CommandInput<'handoff.change'>['set'], world: World, context = contextOf()) =>
    decideStrictly('handoff.change', argsOf('handoff.change', { handoffId, set }), world, context);
  const declined = buildHandoff(1, { state: 'declined', answer: '在休假', answeredBy: ids.agent(2), answeredAt: now });
  const other = buildAgent(3, { name: '赵敏', teamIds: [ids.team(2)] });

  test('the person asks afresh: what the one before said does not bind them', () => {
    expect(
      changesOf(decide({ toAgentId: ids.agent(3) }, { present: [declined, onCase, other, logistics] })),
    ).toMatchObject([
      {
        set: {
          toAgentId: ids.agent(3),
          toName: '赵敏',
          state: 'asked',
          answer: '',
          answeredBy: null,
          answeredAt: null,
        },
      },
      { fields: { kind: 'handoff', data: { to: 'asked', reason: '赵敏 · 物流部' } } },
      {},
    ]);
  });

  test('a date leaves the answer as it is', () => {
    const accepted = buildHandoff(1, { state: 'accepted', expectedAt: null });
    const changes = changesOf(decide({ expectedAt: now + 9 }, { present: [accepted, onCase, logistics] }));
    expect(changes[0]).toMatchObject({ set: { expectedAt: now + 9 } });
    expect(Object.keys((changes[0] as { set: object }).set)).toEqual(['expectedAt']);
    expect(changes[1]).toMatchObject({
      fields: { kind: 'fields', data: { changes: [{ field: 'expectedAt', from: null, to: now + 9 }] } },
    });
  });

  test.each<[string, CommandInput<'handoff.change'>['set'], World, readonly number[]]>([
    ['accepted', { toAgentId: ids.agent(3) }, { present: [declined, other, logistics] }, [2]],
    ['forbidden', { dueAt: now }, { present: [declined, logistics] }, [2]],
    ['forbidden', { toAgentId: ids.agent(3) }, { present: [declined, other, logistics] }, [3]],
    ['forbidden', { toAgentId: ids.agent(1) }, { present: [declined, buildAgent(1), logistics] }, [1]],
    ['bad-request', { toName: '王强' }, { present: [declined, logistics] }, [1]],
    ['nothing-to-do', { dueAt: declined.fields.dueAt }, { present: [declined, logistics] }, [1]],
    ['already-done', { dueAt: now }, { present: [buildHandoff(1, { state: 'returned' }), logistics] }, [1]],
  ])('%s: %j', (outcome, set, world, teams) => {
    expect(outcomeOf(decide(set, world, contextOf('agent', teams)))).toBe(outcome);
  });
});

test.each<[string, World, readonly number[]]>([
  ['accepted', { present: [buildHandoff(), onCase] }, [1]],
  ['accepted', { present: [buildHandoff(1, { state: 'declined' }), onCase] }, [1]],
  ['forbidden', { present: [buildHandoff()] }, [2]],
  ['nothing-to-do', { present: [buildHandoff(1, { state: 'withdrawn' })] }, [1]],
  ['illegal-transition', { present: [buildHandoff(1, { state: 'returned' })] }, [1]],
])('withdrawing: %s', (outcome, world, teams) => {
  const args = argsOf('handoff.withdraw', { handoffId });
  expect(outcomeOf(decideStrictly('handoff.withdraw', args, world, contextOf('agent', teams)))).toBe(outcome);
});
