import { describe, expect, test } from 'vitest';
import { type FollowUpReminders, followUpReminders } from '#core/clocks/follow-up-reminders.ts';
import type { FollowUpReminder } from '#domain/contract/ipc/follow-up-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer, buildDefinition, buildFollowUp } from '../../builders/records.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { ReminderStage } from './reminder-stage.ts';

const startsAt = Date.UTC(2026, 10, 20, 9);
const promised = (n: number, dueAt: number, fields: Partial<FieldsOf<'followUp'>> = {}) =>
  buildFollowUp(n, { dueAt, ...fields });

class Stage extends ReminderStage<FollowUpReminder, FollowUpReminders> {
  constructor() {
    super(followUpReminders, startsAt);
  }

  get what(): string[] {
    return this.told.flatMap(({ followUps }) => followUps.map(({ what }) => what));
  }
}

describe('a promise', () => {
  test('is told of before it is due, when it is, and some time after; each once', () => {
    const stage = new Stage().begin(
      promised(1, startsAt + hour),
      promised(2, startsAt + hour, { ownerId: ids.agent(2) }),
    );
    stage.clock.pass(44 * minute);
    expect(stage.told).toEqual([]);
    stage.clock.pass(2 * minute);
    expect(stage.told).toMatchObject([{ total: 1, followUps: [{ followUpId: ids.followUp(1), what: 'soon' }] }]);
    stage.clock.pass(15 * minute);
    expect(stage.what).toEqual(['soon', 'due']);
    stage.clock.pass(30 * minute);
    expect(stage.what).toEqual(['soon', 'due', 'overdue']);
    stage.clock.pass(3 * day);
    expect(stage.what).toHaveLength(3);
  });

  test('names the customer, of the case where it has none of its own', () => {
    const records = [
      buildCustomer(1, { name: '王小明' }),
      buildCase(1),
      promised(1, startsAt, { caseId: ids.case(1) }),
    ];
    const stage = new Stage().begin(...records);
    expect(stage.told).toMatchObject([{ followUps: [{ customerName: '王小明', promise: 'Promise 1', what: 'due' }] }]);
  });

  test('is not told again after a restart, but anew for another time', () => {
    const stage = new Stage().begin(promised(1, startsAt + 10 * minute));
    expect(stage.what).toEqual(['soon']);
    stage.reminders.stop();
    stage.reminders = stage.make();
    stage.reminders.start();
    stage.clock.pass(minute);
    expect(stage.what).toEqual(['soon']);
    stage.save(promised(1, startsAt + 12 * minute));
    expect(stage.what).toEqual(['soon', 'soon']);
  });

  test('that is kept or called off is told of no more', () => {
    const stage = new Stage().begin(promised(1, startsAt + hour), promised(2, startsAt + hour));
    stage.save(promised(1, startsAt + hour, { status: 'done' }), promised(2, startsAt + hour, { status: 'cancelled' }));
    stage.clock.pass(day);
    expect(stage.told).toEqual([]);
  });

  test('waits for a window to be told in', () => {
    const stage = new Stage();
    stage.isHeard = false;
    stage.begin(promised(1, startsAt));
    expect(stage.told).toEqual([]);
    stage.isHeard = true;
    stage.clock.pass(31_000);
    expect(stage.what).toEqual(['due']);
  });

  test('of a burst after a sleep is one', () => {
    const stage = new Stage().begin(...Array.from({ length: 60 }, (_, n) => promised(n + 1, startsAt + hour + n)));
    stage.clock.sleep(8 * hour);
    stage.clock.pass(31_000);
    expect(stage.told).toHaveLength(1);
    expect(stage.told[0]).toMatchObject({ total: 60 });
    expect(stage.told[0]?.followUps).toHaveLength(50);
  });

  test('comes when the workspace says, or not at all', () => {
    const rules = (more: object) => {
      const content = { ...usualFollowUpRules, ...more };
      return buildDefinition(1, { kind: 'follow-up-rules', content }, { id: followUpRulesId });
    };
    const stage = new Stage().begin(promised(1, startsAt + 2 * hour), rules({ remindBefore: 90, remindAfter: null }));
    stage.clock.pass(31 * minute);
    expect(stage.what).toEqual(['soon']);
    stage.clock.pass(day);
    expect(stage.what).toEqual(['soon', 'due']);
    const silent = new Stage().begin(promised(1, startsAt + hour), rules({ remindBefore: null, remindAfter: null }));
    silent.clock.pass(59 * minute);
    expect(silent.told).toEqual([]);
    silent.clock.pass(day);
    expect(silent.what).toEqual(['due']);
  });
});

describe('put off', () => {
  test('is told again then, once, whatever else came meanwhile', () => {
    const stage = new Stage().begin(promised(1, startsAt + 10 * minute));
    expect(stage.what).toEqual(['soon']);
    stage.reminders.snooze(ids.followUp(1), 15);
    stage.clock.pass(14 * minute);
    expect(stage.what).toEqual(['soon']);
    stage.clock.pass(2 * minute);
    expect(stage.what).toEqual(['soon', 'due']);
    stage.clock.pass(hour);
    expect(stage.what).toEqual(['soon', 'due', 'overdue']);
  });

  test('does not hold over to another time, and nobody is told after they left', () => {
    const stage = new Stage().begin(promised(1, startsAt + 10 * minute));
    stage.reminders.snooze(ids.followUp(1), 600);
    stage.save(promised(1, startsAt + 20 * minute));
    stage.clock.pass(21 * minute);
    expect(stage.what).toEqual(['soon', 'soon', 'due']);
    stage.reminders.stop();
    stage.reminders.snooze(ids.followUp(1), 1);
    stage.clock.pass(day);
    expect(stage.what).toHaveLength(3);
  });
});
