import { expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const decide = (input: CommandInput<'case.assign'>, world: World, context = contextOf()) =>
  decideStrictly('case.assign', argsOf('case.assign', input), world, context);

test('to a person', () => {
  const changes = changesOf(decide({ caseId, assigneeId: ids.agent(1) }, { present: [buildCase(), buildAgent()] }));
  expect(changes).toMatchObject([
    { kind: 'update', id: caseId, set: { assigneeId: ids.agent(1), lastActivityAt: now } },
    {
      kind: 'insert',
      collection: 'entry',
      scope: teamScope(ids.team(1)),
      fields: { kind: 'assignment', data: { changes: [{ field: 'assigneeId', from: null, to: ids.agent(1) }] } },
    },
  ]);
  expect(changes[0]).not.toHaveProperty('scope');
  expect(changes[0]).not.toHaveProperty('set.teamId');
});

test('to another team: the case changes scope, and its new line stands there too', () => {
  const world = { present: [buildCase(1, { assigneeId: ids.agent(1) }), buildTeam(2)] };
  const changes = changesOf(decide({ caseId, assigneeId: null, teamId: ids.team(2) }, world));
  expect(changes).toMatchObject([
    { kind: 'update', set: { assigneeId: null, teamId: ids.team(2) }, scope: teamScope(ids.team(2)) },
    {
      kind: 'insert',
      scope: teamScope(ids.team(2)),
      fields: {
        data: {
          changes: [
            { field: 'teamId', from: ids.team(1), to: ids.team(2) },
            { field: 'assigneeId', from: ids.agent(1), to: null },
          ],
        },
      },
    },
  ]);
});

const mine: Partial<FieldsOf<'case'>> = { assigneeId: ids.agent(1) };

test.each<[string, CommandInput<'case.assign'>, World]>([
  ['accepted', { caseId, assigneeId: ids.agent(5) }, { present: [buildCase()] }],
  ['accepted', { caseId, assigneeId: null }, { present: [buildCase(1, mine)] }],
  [
    'accepted',
    { caseId, assigneeId: ids.agent(1) },
    { present: [buildCase(), buildAgent(1, { role: 'lead', teamIds: [] })] },
  ],
  ['accepted', { caseId, assigneeId: ids.agent(1), teamId: ids.team(1) }, { present: [buildCase(), buildAgent()] }],
  ['nothing-to-do', { caseId, assigneeId: ids.agent(1) }, { present: [buildCase(1, mine), buildAgent()] }],
  ['nothing-to-do', { caseId, assigneeId: null, teamId: ids.team(1) }, { present: [buildCase()] }],
  ['not-here', { caseId, assigneeId: null }, { present: [] }],
  ['not-found', { caseId, assigneeId: null }, { present: [], otherwise: 'absent' }],
  ['not-found', { caseId, assigneeId: ids.agent(5) }, { present: [buildCase()], otherwise: 'absent' }],
  ['not-found', { caseId, assigneeId: null, teamId: ids.team(5) }, { present: [buildCase()], otherwise: 'absent' }],
  ['inactive', { caseId, assigneeId: ids.agent(1) }, { present: [buildCase(), buildAgent(1, { active: false })] }],
  ['forbidden', { caseId, assigneeId: null }, { present: [buildCase(1, { teamId: ids.team(2) })] }],
  ['forbidden', { caseId, assigneeId: ids.agent(1), teamId: ids.team(2) }, { present: [buildCase(), buildAgent()] }],
])('%s: %j', (outcome, input, world) => {
  expect(outcomeOf(decide(input, world))).toBe(outcome);
});
