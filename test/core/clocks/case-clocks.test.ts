import { describe, expect, test } from 'vitest';
import { CaseClocks } from '#core/clocks/case-clocks.ts';
import { connectionOf, sql } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { caseRowsOf } from '#db/queries/case-rows.ts';
import type { Reminder } from '#domain/contract/ipc/clock-views.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEntry,
  buildTeam,
} from '../../builders/records.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { emptyReplica, save } from '../../db/replica/replica-harness.ts';
import { aLevel } from '../../domain/rules/sla/sla-builders.ts';
import { type StageClock, stageClock } from '../../harness/stage-clock.ts';

const me = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
const startsAt = Date.UTC(2026, 10, 20, 9);

function level(n: number, minutes: Parameters<typeof aLevel>[0], parts: Parameters<typeof aLevel>[1] = {}) {
  return buildDefinition(n, { kind: 'service-level', position: n, content: aLevel(minutes, parts) as never });
}

function openCase(n: number, fields: Partial<FieldsOf<'case'>> = {}) {
  const opened = {
    channel: 'email',
    status: 'new',
    openedAt: startsAt,
    recordedAt: startsAt,
    assigneeId: me.id,
  } as const;
  return buildCase(n, { ...opened, statusLog: [{ status: 'new', at: startsAt }], ...fields });
}

class Stage {
  readonly replica: ReplicaWriter = emptyReplica();
  readonly clock: StageClock = stageClock(startsAt);
  readonly reminders: Reminder[] = [];
  readonly told: Events['changed'] = [];
  isHeard = true;
  clocks = this.make();

  make(): CaseClocks {
    const { replica, clock } = this;
    return new CaseClocks({
      ...{ replica, clock, now: clock.now, actor: () => me },
      changed: (rows) => this.told.push(...rows.event()),
      isHeard: () => this.isHeard,
      remind: (reminder) => this.reminders.push(reminder),
      failed: (what, error) => expect.unreachable(`${what}: ${String(error)}`),
    });
  }

  save(...records: Parameters<typeof save> extends [unknown, ...infer R] ? R : never): void {
    save(this.replica, ...records);
    const event: Events['changed'] = records.map(({ collection, id }) => ({ collection, ids: [id] }));
    this.clocks.follow(event);
  }

  begin(...records: Parameters<typeof save> extends [unknown, ...infer R] ? R : never): this {
    save(this.replica, buildTeam(), buildAgent(), buildCustomer(), ...records);
    this.clocks.start();
    this.clock.pass(10);
    return this;
  }

  deadline(n = 1) {
    return caseRowsOf(this.replica, [ids.case(n)])[0]?.deadline ?? null;
  }
}

describe('what is due next', () => {
  test('is reckoned for every case that is not finished, and follows the case', () => {
    const stage = new Stage().begin(level(1, { 'first-response': 60 }), openCase(1), openCase(2, { status: 'closed' }));
    expect(stage.deadline()).toEqual({
      ...{ kind: 'first-response', dueAt: startsAt + hour, warnAt: startsAt + 45 * minute },
      ...{ leftMs: hour, inOutage: false },
    });
    expect(stage.deadline(2)).toBeNull();
    expect(stage.told).toContainEqual({ collection: 'case', ids: [] });
    stage.save(openCase(1, { firstRepliedAt: startsAt + 5, lastRepliedAt: startsAt + 5 }));
    expect(stage.deadline()).toBeNull();
    expect(stage.told.at(-1)).toEqual({ collection: 'case', ids: [ids.case(1)] });
  });

  test('follows the levels, their order and the customer’s tier', () => {
    const fits = { types: [], priorities: [], teamIds: [], tiers: ['vip'] } as const;
    const stage = new Stage().begin(
      level(1, { 'first-response': 10 }, { fits }),
      level(2, { 'first-response': 60 }),
      openCase(1),
    );
    expect(stage.deadline()?.dueAt).toBe(startsAt + hour);
    stage.save(buildCustomer(1, { tier: 'vip' }));
    expect(stage.deadline()?.dueAt).toBe(startsAt + 10 * minute);
    stage.save(level(1, { 'first-response': 20 }, { fits }));
    stage.clock.pass(10);
    expect(stage.deadline()?.dueAt).toBe(startsAt + 20 * minute);
    stage.save(buildDefinition(1, { kind: 'service-level', active: false }), buildDefinition(2, { active: false }));
    stage.clock.pass(10);
    expect(stage.deadline()).toBeNull();
  });

  test('goes through thousands of cases without holding anything up for long', () => {
    const stage = new Stage();
    const many = Array.from({ length: 2000 }, (_, n) => openCase(n + 1, { statusLog: [] }));
    save(stage.replica, ...many, level(1, { 'total-resolution': 600 }));
    stage.clocks.follow([{ collection: 'case', ids: [] }]);
    stage.clock.pass(5000);
    const [kept] = [sql(stage.replica, 'select count(*) as n from deadline').get<{ n: number }>()];
    expect(kept?.n).toBe(2000);
  });

  test('that a newer program defined is left out', () => {
    const stage = new Stage().begin(
      buildDefinition(1, { kind: 'service-level', content: { targets: 'new words' } }),
      openCase(1),
    );
    expect(stage.deadline()).toBeNull();
    expect(stage.clocks.of(ids.case(1))).toEqual({ level: null, clocks: [] });
  });
});

describe('a reminder', () => {
  const promised = level(1, { 'first-response': 60 });

  test('comes once for the warning and once for the breach, by the local clock alone', () => {
    const stage = new Stage().begin(promised, openCase(1), openCase(2, { assigneeId: ids.agent(2) }));
    stage.clock.pass(44 * minute);
    expect(stage.reminders).toEqual([]);
    stage.clock.pass(2 * minute);
    expect(stage.reminders).toMatchObject([{ total: 1, cases: [{ caseId: ids.case(1), what: 'warned' }] }]);
    stage.clock.pass(15 * minute);
    expect(stage.reminders).toHaveLength(2);
    expect(stage.reminders[1]).toMatchObject({ cases: [{ what: 'breached', dueAt: startsAt + hour }] });
    stage.clock.pass(day);
    expect(stage.reminders).toHaveLength(2);
  });

  test('is not told again after a restart, and comes anew for another deadline', () => {
    const stage = new Stage().begin(promised, openCase(1));
    stage.clock.pass(50 * minute);
    stage.clocks.stop();
    stage.clocks = stage.make();
    stage.clocks.start();
    stage.clock.pass(minute);
    expect(stage.reminders).toHaveLength(1);
    stage.save(openCase(1, { openedAt: startsAt + 20 * minute, recordedAt: startsAt + 20 * minute, statusLog: [] }));
    stage.clock.pass(14 * minute);
    expect(stage.reminders).toHaveLength(2);
  });

  test('of a burst after a sleep is one', () => {
    const stage = new Stage().begin(promised, ...Array.from({ length: 9 }, (_, n) => openCase(n + 1)));
    stage.clock.sleep(8 * hour);
    stage.clock.pass(31_000);
    expect(stage.reminders).toHaveLength(1);
    expect(stage.reminders[0]).toMatchObject({ total: 9 });
    expect(stage.reminders[0]?.cases.every(({ what }) => what === 'breached')).toBe(true);
  });

  test('of more than are named counts all of them', () => {
    const stage = new Stage().begin(promised, ...Array.from({ length: 60 }, (_, n) => openCase(n + 1)));
    stage.clock.sleep(8 * hour);
    stage.clock.pass(31_000);
    expect(stage.reminders).toMatchObject([{ total: 60, breached: 60 }]);
    expect(stage.reminders[0]?.cases).toHaveLength(50);
  });

  test('of many says how many there are by now, those told before among them', () => {
    const stage = new Stage().begin(promised, openCase(1));
    stage.clock.sleep(8 * hour);
    stage.clock.pass(31_000);
    expect(stage.reminders).toMatchObject([{ total: 1, breached: 1 }]);
    stage.save(...Array.from({ length: 5 }, (_, n) => openCase(n + 2)));
    stage.clock.pass(31_000);
    expect(stage.reminders.at(-1)).toMatchObject({ total: 6, breached: 6 });
    expect(stage.reminders.at(-1)?.cases).toHaveLength(5);
  });

  test('also names what nobody has in a team of mine', () => {
    const others = [openCase(2, { assigneeId: null }), openCase(3, { assigneeId: null, teamId: ids.team(2) })];
    const stage = new Stage().begin(promised, ...others);
    stage.clock.pass(50 * minute);
    expect(stage.reminders.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))).toEqual([ids.case(2)]);
  });

  test('waits for a window to be told in', () => {
    const stage = new Stage();
    stage.isHeard = false;
    stage.begin(promised, openCase(1));
    stage.clock.pass(50 * minute);
    expect(stage.reminders).toEqual([]);
    stage.isHeard = true;
    stage.clock.pass(31_000);
    expect(stage.reminders).toMatchObject([{ total: 1, cases: [{ what: 'warned' }] }]);
  });

  test('does not come after the account was closed', () => {
    const stage = new Stage().begin(promised, openCase(1));
    stage.clocks.stop();
    stage.clock.pass(day);
    expect(stage.reminders).toEqual([]);
  });
});

describe('an outage', () => {
  test('marks what was missed while it lasted, also after a restart', () => {
    const stage = new Stage().begin(level(1, { 'first-response': 60 }), openCase(1));
    stage.clock.pass(30 * minute);
    stage.clocks.noteConnection('offline');
    stage.clocks.stop();
    stage.clocks = stage.make();
    stage.clocks.start();
    stage.clock.pass(hour);
    expect(stage.reminders.at(-1)).toMatchObject({ cases: [{ what: 'breached', inOutage: true }] });
    stage.clocks.noteConnection('online');
    stage.clock.pass(hour);
    expect(stage.deadline()).toMatchObject({ inOutage: true });
    const [first] = stage.clocks.of(ids.case(1)).clocks;
    expect(first).toMatchObject({ kind: 'first-response', state: 'breached', breachedInOutage: true });
  });

  test('that a full disk does not take ends nothing: it is told, known all the same, and kept when there is room', () => {
    const stage = new Stage();
    const failures: string[] = [];
    const make = () =>
      new CaseClocks({
        ...{ replica: stage.replica, clock: stage.clock, now: stage.clock.now, actor: () => me },
        ...{ changed: () => undefined, isHeard: () => true, remind: (reminder) => stage.reminders.push(reminder) },
        failed: (what) => failures.push(what),
      });
    stage.clocks = make();
    stage.begin(level(1, { 'first-response': 60 }), openCase(1));
    connectionOf(stage.replica).driver.pragma('query_only = on');
    stage.clocks.noteConnection('offline');
    expect(failures).toEqual(['an outage could not be noted']);
    connectionOf(stage.replica).driver.pragma('query_only = off');
    stage.clock.pass(minute);
    stage.clocks.noteConnection('offline');
    stage.clocks.stop();
    stage.clocks = make();
    stage.clocks.start();
    stage.clock.pass(hour);
    expect(stage.reminders.at(-1)).toMatchObject({ cases: [{ what: 'breached', inOutage: true }] });
    expect(failures).toHaveLength(1);
  });
});

test('the audit of a case tells its pauses by its timeline', () => {
  const at = (minutes: number) => startsAt + minutes * minute;
  const moves = [
    { status: 'new', at: startsAt },
    { status: 'pending-customer', at: at(10) },
    { status: 'open', at: at(40) },
  ] as const;
  const stage = new Stage().begin(
    level(1, { 'total-resolution': 120 }),
    openCase(1, { status: 'open', statusLog: moves }),
    buildEntry(1, { caseId: ids.case(1), kind: 'message-out', happenedAt: at(10) }),
  );
  stage.clock.pass(hour);
  const clocks = stage.clocks.of(ids.case(1));
  const total = clocks.clocks.find(({ kind }) => kind === 'total-resolution');
  expect(total).toMatchObject({ state: 'running', dueAt: at(150), usedMs: 30 * minute + 10 });
  expect(total?.state !== 'not-applicable' && total?.pauses).toMatchObject([{ from: at(10), to: at(40) }]);
});
