import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { teamScope } from '#domain/model/scope.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { careOfDay } from '#domain/rules/occasions.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCustomer, buildFollowUp, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const customerId = ids.customer(1);
const date = '2026-03-09';
const id = careOfDay(customerId, date);
const input: CommandInput<'care.plan'> = {
  ...{ customerId, date, channel: 'phone', teamId: ids.team(1), ownerId: ids.agent(1) },
  ...{ dueAt: now, promise: '生日快乐' },
};
const consents: readonly Consent[] = [
  { key: 'phone', state: 'granted', since: 0, how: '' },
  { key: 'sms', state: 'refused', since: 0, how: '' },
];
const customer = buildCustomer(1, { consents });
const decide = (more: Partial<CommandInput<'care.plan'>>, world: World, context = contextOf()) =>
  decideStrictly('care.plan', argsOf('care.plan', { ...input, ...more }), world, context);

describe('planning care', () => {
  test('makes the follow-up of that customer and day', () => {
    expect(changesOf(decide({}, { present: [customer, buildTeam(), buildAgent()] }))).toMatchObject([
      {
        ...{ kind: 'insert', collection: 'followUp', id, scope: teamScope(ids.team(1)) },
        fields: { customerId, caseId: null, kind: 'care', dueAt: now, promise: '生日快乐', status: 'open' },
      },
    ]);
  });

  test.each<[string, Partial<CommandInput<'care.plan'>>, World]>([
    ['accepted', {}, { present: [customer] }],
    ['exists', {}, { present: [customer, { ...buildFollowUp(), id }] }],
    ['exists', {}, { present: [customer, { ...buildFollowUp(1, { status: 'cancelled' }), id }] }],
    ['accepted', { date: '2027-03-09' }, { present: [customer, { ...buildFollowUp(), id }] }],
    ['no-consent', { channel: 'sms' }, { present: [customer] }],
    ['no-consent', { channel: 'email' }, { present: [customer] }],
    ['not-here', {}, { present: [] }],
    ['not-found', {}, { present: [buildTeam(), buildAgent()], otherwise: 'absent' }],
    ['not-found', {}, { present: [customer, buildAgent()], otherwise: 'absent' }],
    ['forbidden', { teamId: ids.team(2) }, { present: [customer, buildTeam(2)] }],
    ['inactive', {}, { present: [customer, buildAgent(1, { active: false })] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide(more, world))).toBe(outcome);
  });
});
