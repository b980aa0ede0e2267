import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { teamScope } from '#domain/model/scope.ts';
import { buildGoal, buildRecognition } from '../../builders/goals.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const there = (...present: World['present']): World => ({ present, otherwise: 'absent' });
const goalId = ids.goal(1);
const lead = contextOf('lead');
const mine = { key: ids.command(1), by: ids.agent(1), at: now };

describe('goal.set', () => {
  const wanted = {
    subject: 'team',
    teamId: ids.team(1),
    metric: 'first-contact',
    period: 'month',
    target: 9000,
  } as const;
  const set = (some: Partial<CommandInput<'goal.set'>> = {}, world = there(buildTeam(1), buildAgent(1)), by = lead) =>
    decideStrictly('goal.set', argsOf('goal.set', { ...wanted, startsOn: '2026-11-01', ...some }), world, by);

  test('says it to the team, with what the figure means now', () => {
    expect(changesOf(set({ note: ' 旺季前 ' }))).toEqual([
      {
        ...{ kind: 'insert', collection: 'goal', id: ids.command(77), scope: teamScope(ids.team(1)) },
        fields: {
          ...{ ...wanted, agentId: null, metricVersion: 1, startsOn: '2026-11-01', endsOn: null },
          steps: [{ ...mine, from: '2026-11-01', target: 9000, endsOn: null, note: '旺季前' }],
          ...{ createdBy: ids.agent(1), createdAt: now, changedAt: now, recordedAt: null },
        },
      },
    ]);
    const [all] = changesOf(set({ subject: 'workspace', teamId: null }));
    expect(all).toMatchObject({ scope: 'workspace' });
  });

  test.each<[string, Partial<CommandInput<'goal.set'>>]>([
    ['accepted', { subject: 'agent', agentId: ids.agent(1) }],
    ['bad-request', { subject: 'agent' }],
    ['bad-request', { subject: 'workspace' }],
    ['bad-request', { agentId: ids.agent(1) }],
    ['bad-request', { metric: 'created' }],
    ['bad-request', { metric: 'nothing' }],
    ['bad-request', { target: 10_001 }],
    ['bad-request', { endsOn: '2026-10-31' }],
    ['not-found', { teamId: ids.team(2) }],
    ['not-found', { subject: 'agent', agentId: ids.agent(9) }],
  ])('is %s for %o', (outcome, some) => {
    expect(outcomeOf(set(some))).toBe(outcome);
  });

  test('is for leads, and happens once', () => {
    expect(outcomeOf(set({}, undefined, contextOf('agent')))).toBe('forbidden');
    expect(outcomeOf(set({}, there({ ...buildGoal(), id: ids.command(77) })))).toBe('exists');
  });
});

describe('a goal that is set', () => {
  const change = (some: Partial<CommandInput<'goal.change'>>, world = there(buildGoal()), by = lead) =>
    decideStrictly(
      'goal.change',
      argsOf('goal.change', { goalId, target: 8500, from: '2026-12-01', note: '旺季', ...some }),
      world,
      by,
    );
  const end = (endsOn: string | null, world = there(buildGoal()), by = lead) =>
    decideStrictly('goal.end', argsOf('goal.end', { goalId, endsOn }), world, by);

  test('gets another target from a day on, and what was said before stays', () => {
    const said = { ...mine, from: '2026-12-01', target: 8500, endsOn: null, note: '旺季' };
    expect(changesOf(change({}))).toEqual([
      {
        ...{ kind: 'update', collection: 'goal', id: goalId },
        set: { target: 8500, endsOn: null, steps: [...buildGoal().fields.steps, said], changedAt: now },
      },
    ]);
  });

  test('ends, and goes on', () => {
    expect(changesOf(end('2026-12-31'))[0]).toMatchObject({ set: { endsOn: '2026-12-31', target: 9000 } });
    expect(changesOf(end(null, there(buildGoal(1, { endsOn: '2026-12-31' }))))[0]).toMatchObject({
      set: { endsOn: null },
    });
  });

  test.each([
    ['nothing-to-do', () => change({ target: 9000 })],
    ['bad-request', () => change({ from: '2025-12-31' })],
    ['bad-request', () => change({ target: 10_001 })],
    ['forbidden', () => change({}, there(buildGoal()), contextOf('agent'))],
    ['not-found', () => change({}, there())],
    ['not-here', () => change({}, { present: [] })],
    ['nothing-to-do', () => end(null)],
    ['bad-request', () => end('2025-12-31')],
    ['forbidden', () => end('2026-12-31', there(buildGoal()), contextOf('agent'))],
  ])('is %s', (outcome, decided) => {
    expect(outcomeOf(decided())).toBe(outcome);
  });
});

describe('thanks', () => {
  const give = (some: Partial<CommandInput<'recognition.give'>>, world: World = there(buildAgent(2), buildTeam(1))) =>
    decideStrictly(
      'recognition.give',
      argsOf('recognition.give', { toId: ids.agent(2), reason: 'taught', text: ' 教会了我 ', ...some }),
      world,
    );
  const takeBack = (world: World, by = contextOf()) =>
    decideStrictly(
      'recognition.take-back',
      argsOf('recognition.take-back', { recognitionId: ids.recognition(1) }),
      world,
      by,
    );

  test('are said before everybody, or before a team of both', () => {
    expect(changesOf(give({}))).toEqual([
      {
        ...{ kind: 'insert', collection: 'recognition', id: ids.command(77), scope: 'workspace' },
        fields: {
          ...buildRecognition().fields,
          ...{ reason: 'taught', text: '教会了我', givenAt: now, recordedAt: null },
        },
      },
    ]);
    expect(changesOf(give({ teamId: ids.team(1) }))[0]).toMatchObject({ scope: teamScope(ids.team(1)) });
  });

  test.each<[string, Partial<CommandInput<'recognition.give'>>, World | undefined]>([
    ['bad-request', { toId: ids.agent(1) }, undefined],
    ['not-found', { toId: ids.agent(9) }, undefined],
    ['inactive', {}, there(buildAgent(2, { active: false }))],
    ['not-found', { caseId: ids.case(9) }, undefined],
    ['accepted', { caseId: ids.case(9) }, { present: [] }],
    ['forbidden', { teamId: ids.team(2) }, there(buildAgent(2), buildTeam(2))],
    ['forbidden', { teamId: ids.team(1) }, there(buildAgent(2, { teamIds: [ids.team(2)] }), buildTeam(1))],
    ['exists', {}, there(buildAgent(2), { ...buildRecognition(), id: ids.command(77) })],
  ])('are %s for %o', (outcome, some, world) => {
    expect(outcomeOf(give(some, world))).toBe(outcome);
  });

  test('are taken back by who gave them, once', () => {
    expect(changesOf(takeBack(there(buildRecognition())))).toEqual([
      {
        ...{ kind: 'update', collection: 'recognition', id: ids.recognition(1) },
        set: { state: 'taken-back', takenBackAt: now },
      },
    ]);
    expect(outcomeOf(takeBack(there(buildRecognition(1, { fromId: ids.agent(2) })), contextOf('lead')))).toBe(
      'forbidden',
    );
    expect(outcomeOf(takeBack(there(buildRecognition(1, { state: 'taken-back' }))))).toBe('already-done');
    expect(outcomeOf(takeBack(there()))).toBe('not-found');
  });
});
