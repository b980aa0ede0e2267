import { describe, expect, test } from 'vitest';
import { appointmentReminders } from '#core/clocks/appointment-reminders.ts';
import type { ReminderClock } from '#core/clocks/reminder-clock.ts';
import type { AppointmentReminder } from '#domain/contract/ipc/appointment-views.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { usualAppointmentRules } from '#domain/rules/appointments/appointment-rules.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer, buildDefinition } from '../../builders/records.ts';
import { buildAppointment } from '../../builders/service.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { ReminderStage } from './reminder-stage.ts';

const startsAt = Date.UTC(2026, 10, 20, 9);
const visit = (n: number, at: number, fields: Parameters<typeof buildAppointment>[1] = {}) =>
  buildAppointment(n, { startsAt: at, ...fields });
const rules = (remindBefore: number | null) =>
  buildDefinition(
    1,
    { kind: 'appointment-rules', content: { ...usualAppointmentRules, remindBefore } as never },
    { id: appointmentRulesId },
  );

class Stage extends ReminderStage<AppointmentReminder, ReminderClock> {
  constructor() {
    super(appointmentReminders, startsAt);
  }

  override begin(...records: AnyRecord[]): this {
    return super.begin(buildCustomer(1, { name: '王小明' }), ...records);
  }
}

describe('an appointment', () => {
  test('is told of a quarter of an hour before it begins, once, to whose it is', () => {
    const stage = new Stage().begin(visit(1, startsAt + hour), visit(2, startsAt + hour, { agentId: ids.agent(2) }));
    stage.clock.pass(44 * minute);
    expect(stage.told).toEqual([]);
    stage.clock.pass(2 * minute);
    expect(stage.told).toEqual([
      {
        total: 1,
        appointments: [
          {
            ...{ appointmentId: ids.appointment(1), kind: 'visit', customerName: '王小明' },
            ...{ place: 'Place 1', startsAt: startsAt + hour },
          },
        ],
      },
    ]);
    stage.clock.pass(3 * day);
    expect(stage.told).toHaveLength(1);
  });

  test('moved, it is told of again for the other time; called off, not at all', () => {
    const stage = new Stage().begin(visit(1, startsAt + 10 * minute), visit(2, startsAt + hour));
    expect(stage.told).toHaveLength(1);
    stage.save(visit(1, startsAt + 2 * hour), visit(2, startsAt + hour, { state: 'cancelled' }));
    stage.clock.pass(day);
    expect(stage.told.map(({ appointments }) => appointments[0]?.startsAt)).toEqual([
      startsAt + 10 * minute,
      startsAt + 2 * hour,
    ]);
  });

  test('waits for a window that hears it, and is told late while it goes on', () => {
    const stage = new Stage();
    stage.isHeard = false;
    stage.begin(visit(1, startsAt + 10 * minute));
    stage.clock.pass(30 * minute);
    expect(stage.told).toEqual([]);
    stage.isHeard = true;
    stage.clock.pass(minute);
    expect(stage.told).toHaveLength(1);
  });

  test('is told of as the workspace says, or not at all', () => {
    const early = new Stage().begin(visit(1, startsAt + hour), rules(90));
    expect(early.told).toHaveLength(1);
    const never = new Stage().begin(visit(1, startsAt + hour), rules(null));
    never.clock.pass(day);
    expect(never.told).toEqual([]);
  });

  test('many at once, as after a sleep, are told as one', () => {
    const stage = new Stage().begin(...[1, 2, 3, 4].map((n) => visit(n, startsAt + n * minute)));
    expect(stage.told).toMatchObject([{ total: 4, appointments: [{}, {}, {}, {}] }]);
  });

  test('nothing is told once the account is closed', () => {
    const stage = new Stage().begin(visit(1, startsAt + hour));
    stage.reminders.stop();
    stage.clock.pass(day);
    expect(stage.told).toEqual([]);
  });
});
