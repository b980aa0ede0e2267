// Whatever happened to a case, in whatever order it is told and whatever the clocks said: times are never negative, pauses never cost
// anything, and a row of the list says the same as the whole timeline.
import { describe, expect } from 'vitest';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import { deadlines, nextDeadline } from '#domain/rules/sla/next-deadline.ts';
import { clockKinds, type ServiceLevel, waitingStatuses } from '#domain/rules/sla/service-level.ts';
import { type KeptClock, type SlaContext, slaClocks } from '#domain/rules/sla/sla-clocks.ts';
import { factsOfRow, factsOfTimeline, type SlaFacts } from '#domain/rules/sla/sla-facts.ts';
import { mayMove } from '#domain/rules/status-machine.ts';
import { day, hour, minute } from '../../../builders/times.ts';
import { fc, test } from '../../../harness/fast-check.ts';
import { chinaCalendar, timeOf } from '../calendar/calendars.ts';
import { officeHours } from './sla-builders.ts';

const opened = Date.UTC(2026, 8, 21, 2);
const china = timeOf(chinaCalendar(2026));

const minutes = fc.integer({ min: 1, max: 60 * 60 });
const target = fc.record({ minutes, pausedIn: fc.subarray([...waitingStatuses]) }, { requiredKeys: ['minutes'] });
const level: fc.Arbitrary<ServiceLevel> = fc.record({
  fits: fc.constant({ types: [], priorities: [], tiers: [], teamIds: [] }),
  calendarId: fc.constant(null),
  targets: fc.record(
    Object.fromEntries(clockKinds.map((kind) => [kind, target])) as Record<(typeof clockKinds)[number], typeof target>,
    { requiredKeys: [] },
  ),
  warning: fc.oneof(
    fc.record({ share: fc.constantFrom(0.1, 0.5, 0.8) }),
    fc.record({ minutesBefore: fc.integer({ min: 1, max: 600 }) }),
  ),
  conversationAnswers: fc.boolean(),
});

const moment = fc.integer({ min: 0, max: 30 * 24 * 4 }).map((quarters) => opened + quarters * 15 * minute);
const recorded = fc.option(moment, { nil: null, freq: 3 });
/** Anything at any time, also before the case and after its record. */
const facts: fc.Arbitrary<SlaFacts> = fc
  .record({
    openedAt: fc.constantFrom(opened, opened + day),
    recordedAt: recorded,
    inConversation: fc.boolean(),
    moves: fc.array(fc.record({ status: fc.constantFrom(...caseStatuses), happenedAt: moment, recordedAt: recorded }), {
      maxLength: 8,
    }),
    messages: fc.array(
      fc.record({
        from: fc.constantFrom('customer' as const, 'agent' as const),
        happenedAt: moment,
        recordedAt: recorded,
      }),
      { maxLength: 8 },
    ),
  })
  .map((told) => ({ ...told, moves: told.moves.map((move, order) => ({ ...move, order })) }));

const outage = fc
  .tuple(moment, fc.integer({ min: 1, max: 96 }))
  .map(([from, hours]) => ({ from, to: from + hours * hour }));
const context: fc.Arbitrary<SlaContext> = fc.record({
  level,
  hours: fc.constantFrom(china, officeHours),
  now: moment,
  outages: fc.array(outage, { maxLength: 2 }),
});

const keptClocks = (told: SlaFacts, by: SlaContext): KeptClock[] =>
  slaClocks(told, by).filter((clock): clock is KeptClock => clock.state !== 'not-applicable');

/** A case as the product keeps it: legal moves in order, each message with what it does to the row. */
const lived = fc
  .array(
    fc.record({
      after: fc.integer({ min: 1, max: 30 * 60 }),
      what: fc.oneof(fc.constantFrom('customer' as const, 'agent' as const), fc.constantFrom(...caseStatuses)),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    let now = opened;
    let status: CaseStatus = 'new';
    const statusLog: { status: CaseStatus; at: number }[] = [{ status, at: now }];
    const entries: { kind: 'message-in' | 'message-out'; happenedAt: number; recordedAt: null }[] = [];
    let firstRepliedAt: number | null = null;
    let lastRepliedAt: number | null = null;
    let awaitingSince: number | null = null;
    for (const { after, what } of steps) {
      now += after * minute;
      if (what === 'customer') {
        awaitingSince ??= now;
        entries.push({ kind: 'message-in', happenedAt: now, recordedAt: null });
      } else if (what === 'agent') {
        firstRepliedAt ??= now;
        lastRepliedAt = now;
        awaitingSince = null;
        entries.push({ kind: 'message-out', happenedAt: now, recordedAt: null });
      } else if (mayMove(status, what)) {
        status = what;
        statusLog.push({ status, at: now });
      }
    }
    const row = {
      openedAt: opened,
      recordedAt: null,
      channel: 'phone' as const,
      status,
      statusLog,
      solvedAt: null,
      firstRepliedAt,
      lastRepliedAt,
      awaitingSince,
    };
    return { row, entries };
  });

describe('the clocks of a case', () => {
  test('are the same from facts in any order', [facts, context, fc.infiniteStream(fc.nat())], (told, by, chance) => {
    const shuffled = <T>(all: readonly T[]): T[] =>
      all
        .map((one) => ({ one, rank: Number(chance.next().value) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
    const retold = { ...told, moves: shuffled(told.moves), messages: shuffled(told.messages) };
    expect(slaClocks(retold, by)).toEqual(slaClocks(told, by));
    expect(deadlines(retold, by)).toEqual(deadlines(told, by));
  });

  test('know no negative time, and no time before the case or after now', [facts, context], (told, by) => {
    for (const clock of keptClocks(told, by))
      for (const run of [clock, ...clock.earlier]) {
        const lengths = [
          run.usedMs,
          run.leftMs,
          run.overMs,
          ...run.pauses.flatMap(({ ms, workingMs }) => [ms, workingMs]),
        ];
        expect(Math.min(...lengths)).toBeGreaterThanOrEqual(0);
        for (const at of [run.startedAt, run.doneAt ?? run.startedAt]) {
          expect(at).toBeLessThanOrEqual(by.now);
          expect(at).toBeGreaterThanOrEqual(Math.min(told.openedAt, told.recordedAt ?? by.now, by.now));
        }
        expect(run.doneAt ?? by.now).toBeGreaterThanOrEqual(run.startedAt);
      }
  });

  test('tell no pause that lasted no time', [facts, context], (told, by) => {
    const over = keptClocks(told, by).flatMap(({ pauses }) => pauses.filter(({ to }) => to !== null));
    expect(over.filter(({ from, to, ms }) => to !== from + ms || ms === 0)).toEqual([]);
  });

  test('used and paused working time together are all there was', [facts, context], (told, by) => {
    for (const { usedMs, pauses, startedAt, doneAt } of keptClocks(told, by)) {
      const paused = pauses.reduce((sum, { workingMs }) => sum + workingMs, 0);
      expect(usedMs + paused).toBe(by.hours.between(startedAt, doneAt ?? by.now));
    }
  });

  test('have used their target, no more and no less, when it is due', [facts, context], (told, by) => {
    for (const clock of keptClocks(told, by)) {
      if (clock.dueAt === null || clock.doneAt !== null || clock.dueAt > by.now) continue;
      // The same case, had it been looked at when it was due.
      const pausedBefore = clock.pauses.reduce(
        (sum, { from, to }) => sum + by.hours.between(from, Math.min(to ?? by.now, clock.dueAt ?? 0)),
        0,
      );
      expect(by.hours.between(clock.startedAt, clock.dueAt) - pausedBefore).toBe(clock.targetMs);
    }
  });

  test('are breached if and only if it is later than due', [facts, context], (told, by) => {
    for (const { state, dueAt, doneAt, usedMs, targetMs } of keptClocks(told, by)) {
      expect(state === 'breached').toBe(dueAt !== null && (doneAt ?? by.now) > dueAt);
      if (state !== 'breached') expect(usedMs).toBeLessThanOrEqual(targetMs);
      else expect(usedMs).toBeGreaterThanOrEqual(targetMs);
    }
  });

  test('warn before they are due', [facts, context], (told, by) => {
    for (const { warnAt, dueAt, startedAt } of keptClocks(told, by)) {
      if (dueAt !== null) expect(warnAt).not.toBeNull();
      if (warnAt === null) continue;
      expect(warnAt).toBeGreaterThanOrEqual(startedAt);
      if (dueAt !== null) expect(warnAt).toBeLessThanOrEqual(dueAt);
    }
  });

  test(
    'never use more for a pause, nor are due earlier',
    [facts, context, fc.constantFrom(...waitingStatuses)],
    (told, by, status) => {
      const withPausesIn = (pausedIn: (typeof waitingStatuses)[number][]): SlaContext => ({
        ...by,
        level: {
          ...by.level,
          targets: Object.fromEntries(
            Object.entries(by.level.targets).map(([kind, of]) => [kind, { minutes: of.minutes, pausedIn }]),
          ),
        },
      });
      const running = keptClocks(told, withPausesIn([]));
      const paused = keptClocks(told, withPausesIn([status]));
      for (const [i, clock] of running.entries()) {
        const other = paused[i];
        expect(other?.kind).toBe(clock.kind);
        expect(other?.usedMs).toBeLessThanOrEqual(clock.usedMs);
        if (clock.dueAt !== null) expect(other?.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(clock.dueAt);
        if (other?.state === 'breached') expect(clock.state).toBe('breached');
      }
    },
  );

  test(
    'lose nothing while a case is solved and reopened',
    [lived, context, fc.integer({ min: 1, max: 2000 })],
    ({ row, entries }, by, away) => {
      fc.pre(row.status !== 'solved' && row.status !== 'closed');
      const last = Math.max(...row.statusLog.map(({ at }) => at), ...entries.map(({ happenedAt }) => happenedAt));
      const solvedAt = last + hour;
      const back = solvedAt + away * minute;
      const before = { ...by, now: solvedAt };
      const after = { ...by, now: back };
      const again = {
        ...row,
        status: 'reopened' as const,
        statusLog: [
          ...row.statusLog,
          { status: 'solved' as const, at: solvedAt },
          { status: 'reopened' as const, at: back },
        ],
      };
      const [was, is] = [
        keptClocks(factsOfTimeline(row, entries), before),
        keptClocks(factsOfTimeline(again, entries), after),
      ];
      expect(is.map(({ usedMs }) => usedMs)).toEqual(was.map(({ usedMs }) => usedMs));
      for (const [i, clock] of is.entries()) {
        // What is due at the very instant of the solution, or fell due in closed hours before it, had nothing left to lose.
        if (was[i]?.state !== 'breached' && clock.leftMs > 0) expect(clock.state).not.toBe('breached');
      }
    },
  );
});

describe('the deadlines of a list', () => {
  test('are the clocks that are not kept, the earliest first', [facts, context], (told, by) => {
    const open = keptClocks(told, by).filter(({ doneAt }) => doneAt === null);
    const found = deadlines(told, by);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(open.map(({ kind }) => kind)));
    const dated = found.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    expect(dated).toEqual([...dated].sort((a, b) => a - b));
    expect(found.findLastIndex(({ dueAt }) => dueAt !== null)).toBe(dated.length - 1);
    expect(nextDeadline(told, by)).toEqual(found[0] ?? null);
  });

  test('are the same by the row as by the timeline', [lived, context], ({ row, entries }, by) => {
    const now = Math.max(by.now, ...entries.map(({ happenedAt }) => happenedAt));
    expect(deadlines(factsOfRow(row), { ...by, now })).toEqual(
      deadlines(factsOfTimeline(row, entries), { ...by, now }),
    );
  });

  test(
    'do not move with the clock',
    [lived, context, fc.integer({ min: 0, max: 30 * 24 })],
    ({ row, entries }, by, later) => {
      const now = Math.max(...row.statusLog.map(({ at }) => at), ...entries.map(({ happenedAt }) => happenedAt));
      const instants = (at: number) =>
        deadlines(factsOfRow(row), { ...by, now: at }).map(({ kind, dueAt, warnAt }) => ({ kind, dueAt, warnAt }));
      expect(instants(now + later * hour)).toEqual(instants(now));
    },
  );
});
