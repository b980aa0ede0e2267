import { expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { insert } from '#domain/model/change.ts';
import { teamScope } from '#domain/model/scope.ts';
import { untouched } from '#domain/model/untouched-case.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildCustomer, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.command(77);
const asked = { subject: ' 无法充电 ', teamId: ids.team(1) };
const world: World = { present: [buildTeam(), buildAgent(), buildCustomer()], otherwise: 'absent' };

test('makes a new case of the team, with what was left out filled in', () => {
  const decision = decideStrictly('case.open', argsOf('case.open', asked), world);
  expect(changesOf(decision)).toEqual(
    [
      insert('case', buildCase().id, teamScope(ids.team(1)), {
        number: '10077',
        aliases: [],
        subject: '无法充电',
        description: '',
        type: 'inquiry',
        status: 'new',
        priority: 'normal',
        channel: 'phone',
        customerId: null,
        teamId: ids.team(1),
        assigneeId: null,
        tags: [],
        openedBy: ids.agent(1),
        openedAt: now,
        recordedAt: null,
        lastActivityAt: now,
        lastMessageId: null,
        ...untouched,
        statusLog: [{ status: 'new', at: now }],
        firstRepliedAt: null,
        solvedAt: null,
        externalId: null,
      }),
    ].map((change) => ({ ...change, id: caseId })),
  );
});

test('keeps what was asked for, each tag once', () => {
  const input: CommandInput<'case.open'> = {
    ...asked,
    description: '屏幕不亮',
    type: 'repair',
    priority: 'urgent',
    channel: 'visit',
    customerId: ids.customer(1),
    assigneeId: ids.agent(1),
    tags: ['屏幕', 'vip', '屏幕'],
  };
  const [change] = changesOf(decideStrictly('case.open', argsOf('case.open', input), world));
  expect(change).toMatchObject({ fields: { ...input, subject: '无法充电', tags: ['屏幕', 'vip'] } });
});

test.each<[string, object, World, ReturnType<typeof contextOf>]>([
  ['accepted', { customerId: ids.customer(1) }, { present: [] }, contextOf()],
  ['accepted', { teamId: ids.team(2) }, { ...world, present: [buildTeam(2)] }, contextOf('lead')],
  ['exists', {}, { ...world, present: [{ ...buildCase(), id: caseId }, buildTeam()] }, contextOf()],
  ['not-found', { teamId: ids.team(3) }, world, contextOf('admin')],
  ['not-found', { customerId: ids.customer(3) }, world, contextOf()],
  ['not-found', { assigneeId: ids.agent(3) }, world, contextOf()],
  ['forbidden', { teamId: ids.team(2) }, { ...world, present: [buildTeam(2)] }, contextOf()],
  ['inactive', { assigneeId: ids.agent(1) }, { present: [buildAgent(1, { active: false })] }, contextOf()],
  ['forbidden', { assigneeId: ids.agent(1) }, { present: [buildAgent(1, { teamIds: [ids.team(2)] })] }, contextOf()],
  ['accepted', { assigneeId: ids.agent(1) }, { present: [buildAgent(1, { role: 'lead', teamIds: [] })] }, contextOf()],
])('%s: %j', (outcome, more, there, context) => {
  expect(outcomeOf(decideStrictly('case.open', argsOf('case.open', { ...asked, ...more }), there, context))).toBe(
    outcome,
  );
});
