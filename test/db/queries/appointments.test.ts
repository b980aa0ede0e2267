import { describe, expect, test } from 'vitest';
import { appointmentView, clashingAppointments, listAppointments } from '#db/queries/appointment-views.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { listConflicts } from '#db/queries/conflict-views.ts';
import { freeTimes } from '#db/queries/free-times.ts';
import { nextAppointmentMoment, noteAppointmentsTold, untoldAppointments } from '#db/replica/appointment-told.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import {
  type AppointmentsAsked,
  appointmentProcedures,
  type FreeAsked,
} from '#domain/contract/ipc/appointment-views.ts';
import { teamScope } from '#domain/model/scope.ts';
import { usualAppointmentRules } from '#domain/rules/appointments/appointment-rules.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildConflict,
  buildCustomer,
  buildDefinition,
  buildTeam,
} from '../../builders/records.ts';
import { buildAppointment } from '../../builders/service.ts';
import { day, hour, minute, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const people = [
  buildTeam(1, { name: '上门组' }),
  buildAgent(1, { name: '安娜' }),
  buildAgent(2, { name: '陈' }),
  buildAgent(3, { name: '外人', teamIds: [ids.team(2)] }),
  buildCustomer(1, { name: '王小明', language: 'en' }),
  buildCustomer(2, { name: '李雷' }),
];
const asking = (some: Partial<AppointmentsAsked> = {}) => appointmentProcedures['appointments.list'].input.parse(some);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('a list of appointments', () => {
  const filled = () =>
    replicaWith(
      ...people,
      buildCase(1, { customerId: ids.customer(1) }),
      buildAppointment(1, { startsAt: noon, caseId: ids.case(1) }),
      buildAppointment(2, { startsAt: noon + day, agentId: ids.agent(2), customerId: ids.customer(2) }),
      buildAppointment(3, { startsAt: noon - day, state: 'done' }),
      buildAppointment(4, { startsAt: noon + 2 * day }, { scope: teamScope(ids.team(2)) }),
    );

  test('is in the order in which they begin, of a diary, a team, a case, a customer or some days', () => {
    const held = filled();
    expect(idsOf(listAppointments(held, asking()))).toEqual([3, 1, 2, 4].map(ids.appointment));
    expect(idsOf(listAppointments(held, asking({ agentId: ids.agent(2) })))).toEqual([ids.appointment(2)]);
    expect(idsOf(listAppointments(held, asking({ teamId: ids.team(2) })))).toEqual([ids.appointment(4)]);
    expect(idsOf(listAppointments(held, asking({ caseId: ids.case(1) })))).toEqual([ids.appointment(1)]);
    expect(idsOf(listAppointments(held, asking({ customerId: ids.customer(2) })))).toEqual([ids.appointment(2)]);
    const two = asking({ from: noon, to: noon + 2 * day });
    expect(idsOf(listAppointments(held, two))).toEqual([1, 2].map(ids.appointment));
    expect(idsOf(listAppointments(held, asking({ awaited: true })))).toEqual([1, 2, 4].map(ids.appointment));
    // The last ones of a customer, the first ones of a calendar.
    expect(idsOf(listAppointments(held, asking({ limit: 1 })))).toEqual([ids.appointment(4)]);
    expect(idsOf(listAppointments(held, asking({ from: 0, limit: 1 })))).toEqual([ids.appointment(3)]);
  });

  test('says whose it is and what came of it', () => {
    const held = filled();
    addUnsent(held, [{ collection: 'appointment', id: ids.appointment(1) }]);
    expect(appointmentView(held, ids.appointment(1))).toMatchObject({
      ...{ customerName: '王小明', customerLanguage: 'en', agentName: '安娜', bookedByName: '陈' },
      ...{ teamId: ids.team(1), moves: { count: 0, lastReason: '' }, clashes: [], saveState: 'saved-here' },
    });
    expect(appointmentView(held, ids.appointment(99))).toBeNull();
    expect(describeCommandTarget(held, { appointmentId: ids.appointment(2) })).toMatchObject({ customerName: '李雷' });
  });

  test('of a merged customer it is the one whose file goes on', () => {
    const merged = replicaWith(
      ...people.slice(0, 5),
      buildCustomer(2, { name: '李雷', mergedIntoId: ids.customer(1) }),
      buildAppointment(1, { customerId: ids.customer(2) }),
    );
    expect(listAppointments(merged, asking({ customerId: ids.customer(1) }))).toMatchObject([
      { customerId: ids.customer(1), customerName: '王小明' },
    ]);
  });
});

describe('what is in the way of another', () => {
  const move = { key: ids.command(1), by: ids.agent(1), at: noon + hour, from: noon, reason: '改期' };
  const filled = () =>
    replicaWith(
      ...people,
      buildAppointment(1, { startsAt: noon + hour, recordedAt: noon }),
      buildAppointment(2, { startsAt: noon + 90 * minute, customerId: ids.customer(2), recordedAt: noon + 1 }),
      // Ends as the first begins; of somebody else; called off.
      buildAppointment(3, { startsAt: noon }),
      buildAppointment(4, { startsAt: noon + hour, agentId: ids.agent(2), bookedBy: ids.agent(3) }),
      buildAppointment(5, { startsAt: noon + hour, state: 'cancelled' }),
      // Yesterday's, which went on into the night.
      buildAppointment(6, { startsAt: noon - day, minutes: 60 }),
      buildAppointment(7, { startsAt: noon - day + 30 * minute, moves: [move] }),
    );

  test('is told at both, with which of them came first', () => {
    const held = filled();
    expect(appointmentView(held, ids.appointment(1))?.clashes).toEqual([
      {
        ...{ id: ids.appointment(2), customerName: '李雷', startsAt: noon + 90 * minute, minutes: 60 },
        cameFirst: false,
      },
    ]);
    expect(appointmentView(held, ids.appointment(2))?.clashes).toMatchObject([
      { id: ids.appointment(1), cameFirst: true },
    ]);
    expect(appointmentView(held, ids.appointment(7))?.clashes).toMatchObject([
      { id: ids.appointment(6), cameFirst: true },
    ]);
    for (const n of [3, 4, 5]) expect(appointmentView(held, ids.appointment(n))?.clashes).toEqual([]);
  });

  test('needs the agent and who booked it, until it is over', () => {
    const held = filled();
    const of = (who: number, now = noon) => idsOf(clashingAppointments(held, { ...me, agentId: ids.agent(who), now }));
    expect(of(1)).toEqual([1, 2].map(ids.appointment));
    expect(of(2)).toEqual([1, 2].map(ids.appointment));
    expect(of(3)).toEqual([]);
    expect(of(1, noon + 2 * hour)).toEqual([ids.appointment(2)]);
    expect(of(1, noon + 3 * hour)).toEqual([]);
  });

  test('a conflict about its time names the customer', () => {
    const conflicting = replicaWith(
      ...people,
      buildAppointment(1),
      buildConflict(1, { caseId: null, collection: 'appointment', recordId: ids.appointment(1), field: 'startsAt' }),
    );
    expect(listConflicts(conflicting, { state: 'open', offset: 0, limit: 5 }, me)).toMatchObject([
      { customerName: '王小明', current: noon + hour },
    ]);
  });
});

describe('free times', () => {
  // Sunday, 22 November 2026, noon UTC.
  const free = (some: Partial<FreeAsked> = {}) =>
    appointmentProcedures['appointments.free'].input.parse({
      ...{ teamId: ids.team(1), kind: 'call', minutes: 60, from: noon, zone: 'UTC', limit: 3, ...some },
    });
  const nine = Date.parse(`${new Date(noon).toISOString().slice(0, 10)}T09:00Z`);
  const nextMorning = () => {
    let at = nine + day;
    while ([0, 6].includes(new Date(at).getUTCDay())) at += day;
    return at;
  };
  const morning = nextMorning();
  const late = { ...me, now: morning - hour };

  test('are those in the hours of the agent, between their appointments', () => {
    const held = replicaWith(
      ...people,
      buildAppointment(1, { kind: 'call', startsAt: morning, minutes: 45 }),
      buildAppointment(2, { kind: 'call', startsAt: morning + 2 * hour, state: 'cancelled' }),
      buildDefinition(
        1,
        { kind: 'appointment-rules', content: { ...usualAppointmentRules, everyMinutes: 60 } as never },
        { id: appointmentRulesId },
      ),
    );
    const at = (some: Partial<FreeAsked> = {}) => freeTimes(held, free(some), late).map(({ from }) => from - morning);
    expect(at({ agentId: ids.agent(1) })).toEqual([hour, 2 * hour, 3 * hour]);
    expect(at({ agentId: ids.agent(1), besides: ids.appointment(1) })).toEqual([0, hour, 2 * hour]);
    expect(at({ agentId: ids.agent(2) })).toEqual([0, hour, 2 * hour]);
    // Anybody of the team, whoever has less to do first.
    expect(freeTimes(held, free(), late)).toMatchObject([
      { from: morning, agents: [{ name: '陈' }] },
      { from: morning + hour, agents: [{ name: '陈' }, { name: '安娜' }] },
      {},
    ]);
  });

  test('are none before now, whatever is asked', () => {
    const held = replicaWith(...people);
    const now = morning + 70 * minute;
    const [first] = freeTimes(held, free({ from: 0, agentId: ids.agent(1) }), { ...me, now });
    expect(first?.from).toBe(morning + 90 * minute);
  });
});

describe('what is to be told of', () => {
  const before = 15 * minute;

  test('is each appointment of the agent once for its time, while it is still of use', () => {
    const held = replicaWith(
      ...people,
      buildAppointment(1, { startsAt: noon + hour }),
      buildAppointment(2, { startsAt: noon + hour, agentId: ids.agent(2) }),
      buildAppointment(3, { startsAt: noon - 30 * minute }),
      buildAppointment(4, { startsAt: noon - 2 * hour }),
    );
    const told = (now: number) => untoldAppointments(held, ids.agent(1), now, before);
    // One that began while nobody was there, but not the one that is over.
    expect(told(noon).map(({ appointmentId }) => appointmentId)).toEqual([ids.appointment(3)]);
    noteAppointmentsTold(held, told(noon));
    expect(told(noon)).toEqual([]);
    expect(nextAppointmentMoment(held, ids.agent(1), noon, before)).toBe(noon + 45 * minute);
    expect(told(noon + 45 * minute)).toMatchObject([{ appointmentId: ids.appointment(1), customerName: '王小明' }]);
    expect(nextAppointmentMoment(held, ids.agent(1), noon + hour, before)).toBeNull();
  });
});
