import { describe, expect, test } from 'vitest';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { dueRun, type LastRuns } from '#domain/rules/report-schedule/due-run.ts';
import { mayPass, mostAttempts, pauseAfter, settledState } from '#domain/rules/report-schedule/retry-run.ts';
import { scheduledComparison, scheduledSpan } from '#domain/rules/report-schedule/scheduled-period.ts';
import { buildReportSchedule } from '../../../builders/report-schedules.ts';

const zones = createZoneOffsets();
const at = (text: string) => Date.parse(`${text}:00Z`);
const timing = { every: 'day', weekday: 0, monthDay: 1, time: '08:00', zone: 'UTC' } as const;
const schedule = buildReportSchedule(1, { timing, since: at('2026-03-02T12:00') }).fields;
const none: LastRuns = { planned: null, asked: null };
const due = (now: string, last = none, set: Partial<typeof schedule> = {}) =>
  dueRun({ ...schedule, ...set }, last, at(now), zones);

describe('a run is due', () => {
  test('at its time, not before, and not for what was before it was set up', () => {
    expect(due('2026-03-02T13:00')).toBeNull();
    expect(due('2026-03-03T07:59')).toBeNull();
    expect(due('2026-03-03T08:00')).toEqual({ reason: 'planned', dueAt: at('2026-03-03T08:00'), missed: 0 });
  });

  test('once', () => {
    const last = { planned: at('2026-03-03T08:00'), asked: null };
    expect(due('2026-03-03T08:01', last)).toBeNull();
    expect(due('2026-03-04T08:00', last)?.dueAt).toBe(at('2026-03-04T08:00'));
  });

  test('for all that were missed at once: the latest, which says how many', () => {
    const last = { planned: at('2026-03-03T08:00'), asked: null };
    expect(due('2026-03-08T23:00', last)).toEqual({ reason: 'planned', dueAt: at('2026-03-08T08:00'), missed: 4 });
  });

  test('not while it is paused, and after that for nothing of the pause', () => {
    expect(due('2026-03-05T08:00', none, { state: 'paused' })).toBeNull();
    expect(due('2026-03-05T09:00', none, { since: at('2026-03-05T08:30') })).toBeNull();
    expect(due('2026-03-05T09:00', none, { state: 'removed', askedAt: at('2026-03-05T08:30') })).toBeNull();
  });

  test('when somebody asks, once, paused or not, and not before they do', () => {
    const asked = { askedAt: at('2026-03-02T15:00'), state: 'paused' as const };
    expect(due('2026-03-02T14:59', none, asked)).toBeNull();
    expect(due('2026-03-02T15:00', none, asked)).toEqual({ reason: 'asked', dueAt: asked.askedAt, missed: 0 });
    expect(due('2026-03-02T15:00', { planned: null, asked: asked.askedAt }, asked)).toBeNull();
  });
});

describe('the days of a run', () => {
  test.each([
    ['yesterday', '2026-02-28', '2026-02-28', '2026-02-27', '2026-02-27'],
    ['last-week', '2026-02-16', '2026-02-22', '2026-02-09', '2026-02-15'],
    ['last-month', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['this-week', '2026-02-23', '2026-03-01', '2026-02-16', '2026-02-22'],
    ['this-month', '2026-03-01', '2026-03-01', '2026-02-01', '2026-02-01'],
  ] as const)('%s, asked on Sunday 1 March', (period, from, to, comparedFrom, comparedTo) => {
    const span = scheduledSpan(period, '2026-03-01');
    expect(span).toEqual({ from, to });
    expect(scheduledComparison(span, period, 'before')).toEqual({ from: comparedFrom, to: comparedTo });
    expect(scheduledComparison(span, period, 'none')).toBeNull();
  });
});

describe('trying again', () => {
  test('waits longer each time, and ends', () => {
    const pauses = Array.from({ length: mostAttempts }, (_, at) => pauseAfter(at + 1));
    expect(pauses.at(-1)).toBeNull();
    const waits = pauses.slice(0, -1).map(Number);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.every((wait) => wait > 0)).toBe(true);
  });

  test('is for what may pass', () => {
    expect(mayPass('unreachable')).toBe(true);
    expect(mayPass('refused')).toBe(false);
    expect(mayPass('no-mail')).toBe(false);
  });

  test('a run has come to what its deliveries have', () => {
    const to = (...states: ('waiting' | 'delivered' | 'failed' | 'unknown')[]) =>
      settledState(states.map((state, at) => ({ to: `a${at}@example.com`, state, failure: null })));
    expect(to('delivered', 'delivered')).toBe('done');
    expect(to('delivered', 'failed')).toBe('partly');
    expect(to('unknown', 'failed')).toBe('partly');
    expect(to('failed', 'failed')).toBe('failed');
    expect(to('failed', 'waiting')).toBe('waiting');
  });
});
