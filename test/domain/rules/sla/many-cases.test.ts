// The list of a whole desk: how long it takes is printed, what comes out is asserted.
import { expect, test } from 'vitest';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { nextDeadline } from '#domain/rules/sla/next-deadline.ts';
import { factsOfRow } from '#domain/rules/sla/sla-facts.ts';
import { hour, minute } from '../../../builders/times.ts';
import { at, chinaCalendar } from '../calendar/calendars.ts';
import { aLevel } from './sla-builders.ts';

const count = 100_000;
const calendar = chinaCalendar(2026);
const level = aLevel({
  'first-response': 60,
  'next-reply': 120,
  'periodic-update': 960,
  'agent-work': 960,
  'requester-wait': 1440,
  'total-resolution': 2400,
});
const now = at('2026-10-12T10:00+08:00');

const row = (i: number) => {
  const openedAt = now - ((i * 7919) % (200 * 24 * 60)) * minute;
  return {
    openedAt,
    recordedAt: null,
    channel: 'email' as const,
    status: 'open' as const,
    statusLog: [
      { status: 'new' as const, at: openedAt },
      { status: 'open' as const, at: openedAt + (i % 50) * minute },
      { status: 'pending-customer' as const, at: openedAt + 2 * hour },
      { status: 'open' as const, at: openedAt + (3 + (i % 90)) * hour },
    ],
    solvedAt: null,
    firstRepliedAt: i % 3 === 0 ? null : openedAt + (i % 50) * minute,
    lastRepliedAt: null,
    awaitingSince: i % 2 === 0 ? openedAt + 3 * hour : null,
  };
};

test('the next deadlines of a hundred thousand cases', () => {
  const rows = Array.from({ length: count }, (_, i) => row(i));
  const cache = createCalendarCache();
  const began = performance.now();
  const found = rows.map((fields) =>
    nextDeadline(factsOfRow(fields), { level, hours: cache.workingTime(calendar), now, outages: [] }),
  );
  console.log(`next deadlines of ${count} cases: ${Math.round(performance.now() - began)} ms`);
  expect(found.filter((deadline) => deadline === null)).toEqual([]);
  // Some, each by a calendar that was laid out for it alone.
  for (let i = 0; i < count; i += 9973) {
    const hours = createCalendarCache().workingTime(calendar);
    expect(nextDeadline(factsOfRow(row(i)), { level, hours, now, outages: [] })).toEqual(found[i]);
  }
});
