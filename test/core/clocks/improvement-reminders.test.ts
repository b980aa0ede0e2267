import { describe, expect, test } from 'vitest';
import { improvementReminders } from '#core/clocks/improvement-reminders.ts';
import type { ReminderClock } from '#core/clocks/reminder-clock.ts';
import type { ImprovementReminder } from '#domain/contract/ipc/service-review-procedures.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildImprovementAction } from '../../builders/service-reviews.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { me, ReminderStage } from './reminder-stage.ts';

/** By the clocks here, wherever that is. */
const at = (date: number, hours: number, minutes = 0) => new Date(2026, 10, date, hours, minutes).getTime();
const action = (n: number, dueOn: string, fields: Partial<FieldsOf<'improvementAction'>> = {}) =>
  buildImprovementAction(n, { dueOn, ownerId: me.id, ...fields });

class Stage extends ReminderStage<ImprovementReminder, ReminderClock> {
  constructor(startsAt = at(20, 9)) {
    super(improvementReminders, startsAt);
  }

  get what(): string[] {
    return this.told.flatMap(({ actions }) => actions.map(({ what, text }) => `${text} ${what}`));
  }
}

describe('an improvement action', () => {
  test('is told of on the day before it is due, and on the day after; each once, to whose it is', () => {
    const stage = new Stage().begin(action(1, '2026-11-22'), action(2, '2026-11-22', { ownerId: ids.agent(2) }));
    stage.clock.pass(at(21, 7, 59) - stage.clock.now());
    expect(stage.told).toEqual([]);
    stage.clock.pass(2 * minute);
    expect(stage.told).toEqual([
      { total: 1, overdue: 0, actions: [{ text: '措施 1', dueOn: '2026-11-22', what: 'soon' }] },
    ]);
    stage.clock.pass(at(23, 7, 59) - stage.clock.now());
    expect(stage.told).toHaveLength(1);
    stage.clock.pass(2 * minute);
    expect(stage.what).toEqual(['措施 1 soon', '措施 1 overdue']);
    expect(stage.told[1]).toMatchObject({ total: 1, overdue: 1 });
    stage.clock.pass(5 * day);
    expect(stage.told).toHaveLength(2);
  });

  test('that became known late is told of at once, as what it is by then', () => {
    const stage = new Stage().begin(action(1, '2026-11-20'), action(2, '2026-11-03'), action(3, '2026-11-25'));
    expect(stage.what).toEqual(['措施 2 overdue', '措施 1 soon']);
  });

  test('is told of by day: at night it waits for the morning', () => {
    const stage = new Stage(at(20, 0, 30)).begin(action(1, '2026-11-19'));
    stage.clock.pass(7 * hour);
    expect(stage.told).toEqual([]);
    stage.clock.pass(31 * minute);
    expect(stage.what).toEqual(['措施 1 overdue']);
  });

  test('is not told again after a restart, but anew for another day', () => {
    const stage = new Stage().begin(action(1, '2026-11-20'));
    expect(stage.what).toEqual(['措施 1 soon']);
    stage.reminders.stop();
    stage.reminders = stage.make();
    stage.reminders.start();
    stage.clock.pass(minute);
    expect(stage.told).toHaveLength(1);
    stage.save(action(1, '2026-11-21'));
    expect(stage.what).toEqual(['措施 1 soon', '措施 1 soon']);
  });

  test('that is done, dropped or somebody else’s by then is told of no more; one that goes on after all is', () => {
    const stage = new Stage().begin(action(1, '2026-11-22'), action(2, '2026-11-22'), action(3, '2026-11-22'));
    const [done, dropped] = [action(1, '2026-11-22', { state: 'done' }), action(2, '2026-11-22', { state: 'dropped' })];
    stage.save(done, dropped, action(3, '2026-11-22', { ownerId: ids.agent(2) }));
    stage.clock.pass(4 * day);
    expect(stage.told).toEqual([]);
    stage.save(action(1, '2026-11-22'));
    expect(stage.what).toEqual(['措施 1 overdue']);
  });

  test('waits for a window to be told in, and nothing is told once the account is closed', () => {
    const stage = new Stage();
    stage.isHeard = false;
    stage.begin(action(1, '2026-11-20'), action(2, '2026-11-22'));
    expect(stage.told).toEqual([]);
    stage.isHeard = true;
    stage.clock.pass(31_000);
    expect(stage.what).toEqual(['措施 1 soon']);
    stage.reminders.stop();
    stage.clock.pass(5 * day);
    expect(stage.told).toHaveLength(1);
  });

  test('many at once, as after a sleep, are told as one', () => {
    const stage = new Stage().begin(...[21, 22, 22, 23].map((on, n) => action(n + 1, `2026-11-${on + 2}`)));
    stage.clock.sleep(4 * day);
    stage.clock.pass(31_000);
    expect(stage.told).toHaveLength(1);
    expect(stage.told[0]).toMatchObject({ total: 4, overdue: 1, actions: [{ what: 'overdue' }, {}, {}, {}] });
  });
});
