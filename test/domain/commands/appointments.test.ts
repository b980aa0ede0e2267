import { describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildCustomer, buildTeam } from '../../builders/records.ts';
import { buildAppointment } from '../../builders/service.ts';
import { day, hour } from '../../builders/times.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const id = ids.appointment(1);
const caseId = ids.case(1);
const booked = buildAppointment(1, { startsAt: now + hour });
const onCase = buildAppointment(1, { startsAt: now + hour, caseId });

function decide<N extends CommandName>(name: N, input: CommandInput<N>, world: World, context = contextOf()) {
  return decideStrictly(name, argsOf(name, input), world, context);
}

describe('booking', () => {
  const asked = {
    customerId: ids.customer(1),
    teamId: ids.team(1),
    kind: 'visit',
    agentId: ids.agent(2),
    ...{ startsAt: now + day, minutes: 90, place: ' 解放路 1 号 ' },
  } as const;
  const world = { present: [buildCustomer(), buildAgent(2), buildTeam(), buildCase()], otherwise: 'absent' } as const;

  test('stands in the agent’s diary, and waits for the customer’s yes', () => {
    const [made, ...others] = changesOf(decide('appointment.book', asked, world));
    expect(made).toMatchObject({
      ...{ kind: 'insert', collection: 'appointment', scope: teamScope(ids.team(1)) },
      fields: {
        ...{ agentId: ids.agent(2), startsAt: now + day, minutes: 90, place: '解放路 1 号' },
        ...{ state: 'proposed', bookedBy: ids.agent(1), bookedAt: now, moves: [] },
      },
    });
    expect(others).toEqual([]);
    expect(changesOf(decide('appointment.book', { ...asked, agreed: true }, world))).toMatchObject([
      { fields: { state: 'confirmed' } },
    ]);
  });

  test('on a case it is the case’s team’s, and stands in its timeline', () => {
    expect(changesOf(decide('appointment.book', { ...asked, caseId }, world))).toMatchObject([
      { collection: 'appointment', fields: { caseId } },
      {
        collection: 'entry',
        fields: { kind: 'appointment', body: '解放路 1 号', data: { to: 'booked', field: 'visit', from: now + day } },
      },
      { collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  test.each<[string, Partial<CommandInput<'appointment.book'>>, World, string]>([
    ['another team', { teamId: ids.team(2) }, { present: [buildCustomer(), buildAgent(2), buildTeam(2)] }, 'forbidden'],
    ['another team’s case', { caseId }, { present: [buildCase(1, { teamId: ids.team(2) })] }, 'forbidden'],
    ['nobody', {}, { present: [buildAgent(2), buildTeam()], otherwise: 'absent' }, 'not-found'],
    ['who has left', {}, { present: [buildCustomer(), buildTeam(), buildAgent(2, { active: false })] }, 'inactive'],
    [
      'who is not of the team',
      {},
      { present: [buildCustomer(), buildTeam(), buildAgent(2, { teamIds: [ids.team(2)] })] },
      'forbidden',
    ],
    ['once more', {}, { present: [{ ...booked, id: ids.command(77) }] }, 'exists'],
  ])('not for %s', (_, change, there, refusal) => {
    expect(outcomeOf(decide('appointment.book', { ...asked, ...change }, there))).toBe(refusal);
  });
});

describe('moving', () => {
  const { agentId, place, minutes } = booked.fields;
  const asked = { appointmentId: id, startsAt: now + day, agentId, place, minutes, reason: ' 客户出差 ' };
  const world = { present: [booked, buildAgent()] };

  test('keeps when it was and why, and wants the customer’s yes again', () => {
    const confirmed = buildAppointment(1, { startsAt: now + hour, state: 'confirmed' });
    expect(changesOf(decide('appointment.reschedule', asked, { present: [confirmed] }))).toEqual([
      {
        ...{ kind: 'update', collection: 'appointment', id },
        set: {
          startsAt: now + day,
          state: 'proposed',
          moves: [{ key: ids.command(1), by: ids.agent(1), at: now, from: now + hour, reason: '客户出差' }],
        },
      },
    ]);
    const agreed = decide('appointment.reschedule', { ...asked, agreed: true }, world);
    expect(changesOf(agreed)).toMatchObject([{ set: { state: 'confirmed' } }]);
  });

  test('says so in the timeline of the case', () => {
    expect(
      changesOf(decide('appointment.reschedule', asked, { present: [onCase, buildCase(), buildAgent()] })),
    ).toMatchObject([
      {},
      { fields: { kind: 'appointment', body: '客户出差', data: { to: 'moved', from: now + day } } },
      { collection: 'case' },
    ]);
  });

  test('counts once, however often it is sent', () => {
    const [change] = changesOf(decide('appointment.reschedule', asked, world));
    const set = change?.kind === 'update' ? change.set : {};
    const after = { ...booked, fields: { ...booked.fields, ...set, startsAt: now + 2 * day } };
    expect(outcomeOf(decide('appointment.reschedule', asked, { present: [after] }))).toBe('nothing-to-do');
  });

  test.each<[string, Partial<CommandInput<'appointment.reschedule'>>, World, string]>([
    ['to where it is', { startsAt: now + hour }, world, 'nothing-to-do'],
    ['when it is over', {}, { present: [buildAppointment(1, { state: 'done' })] }, 'already-done'],
    ['when it was called off', {}, { present: [buildAppointment(1, { state: 'cancelled' })] }, 'already-done'],
    [
      'to who is not of the team',
      { agentId: ids.agent(2) },
      { present: [booked, buildAgent(2, { teamIds: [] })] },
      'forbidden',
    ],
    ['another team’s', {}, { present: [{ ...booked, scope: teamScope(ids.team(2)) }] }, 'forbidden'],
  ])('not %s', (_, change, there, refusal) => {
    expect(outcomeOf(decide('appointment.reschedule', { ...asked, ...change }, there))).toBe(refusal);
  });
});

describe('the customer’s yes', () => {
  const yes = { appointmentId: id, startsAt: now + hour };

  test('is to the time they were told', () => {
    expect(changesOf(decide('appointment.confirm', yes, { present: [booked] }))).toMatchObject([
      { set: { state: 'confirmed' } },
    ]);
    const elsewhere = buildAppointment(1, { startsAt: now + day });
    expect(outcomeOf(decide('appointment.confirm', yes, { present: [elsewhere] }))).toBe('already-done');
    const confirmed = buildAppointment(1, { startsAt: now + hour, state: 'confirmed' });
    expect(outcomeOf(decide('appointment.confirm', yes, { present: [confirmed] }))).toBe('nothing-to-do');
  });
});

describe('the end of it', () => {
  test('is that it was kept, or that nobody was there, once it has begun', () => {
    const begun = buildAppointment(1, { startsAt: now - hour, caseId });
    const missed = decide(
      'appointment.settle',
      { appointmentId: id, to: 'no-show', remark: '没人开门' },
      { present: [begun, buildCase()] },
    );
    expect(changesOf(missed)).toMatchObject([
      { set: { state: 'no-show', remark: '没人开门', endedAt: now } },
      { fields: { body: '没人开门', data: { appointmentId: id, to: 'no-show' } } },
      {},
    ]);
    const early = decide('appointment.settle', { appointmentId: id, to: 'no-show' }, { present: [booked] });
    expect(outcomeOf(early)).toBe('bad-request');
    expect(
      changesOf(decide('appointment.settle', { appointmentId: id, to: 'done' }, { present: [booked] })),
    ).toMatchObject([{ set: { state: 'done' } }]);
  });

  test('is told by one alone', () => {
    const done = buildAppointment(1, { state: 'done' });
    for (const decision of [
      decide('appointment.settle', { appointmentId: id, to: 'no-show' }, { present: [done] }),
      decide('appointment.cancel', { appointmentId: id, reason: '客户来电' }, { present: [done] }),
      decide('appointment.confirm', { appointmentId: id, startsAt: done.fields.startsAt }, { present: [done] }),
    ])
      expect(outcomeOf(decision)).toBe('already-done');
  });

  test('called off, it says why', () => {
    expect(
      changesOf(decide('appointment.cancel', { appointmentId: id, reason: ' 已自行解决 ' }, { present: [booked] })),
    ).toMatchObject([{ set: { state: 'cancelled', remark: '已自行解决', endedAt: now } }]);
  });
});
