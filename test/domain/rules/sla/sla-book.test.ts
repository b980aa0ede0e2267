import { describe, expect, test } from 'vitest';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { SlaSubject } from '#domain/rules/sla/service-level.ts';
import { slaBook } from '#domain/rules/sla/sla-book.ts';
import { ids } from '../../../builders/ids.ts';
import { aCalendar, at } from '../calendar/calendars.ts';
import { aLevel } from './sla-builders.ts';

const sunday = at('2026-06-07T10:00Z');
const plain: SlaSubject = { type: 'inquiry', priority: 'normal', tier: 'standard', teamId: ids.team(1) };
const offices = {
  id: ids.definition(1),
  kind: 'calendar' as const,
  name: 'Offices',
  position: 0,
  active: true,
  content: aCalendar(),
};
const level = (n: number, name: string, parts: Parameters<typeof aLevel>[1] = {}) => ({
  id: ids.definition(n),
  kind: 'service-level' as const,
  name,
  position: n,
  active: true,
  content: aLevel({ 'first-response': 60 }, parts) as unknown,
});
const vip = { types: [], priorities: [], tiers: ['vip' as const], teamIds: [] };
const promisedTo = (definitions: Parameters<typeof slaBook>[0], subject: Partial<SlaSubject> = {}) =>
  slaBook(definitions, createCalendarCache()).promisedTo({ ...plain, ...subject });

describe('what a workspace promises', () => {
  const standard = level(3, 'Standard', { calendarId: offices.id });
  const best = level(2, 'Best', { fits: vip });

  test('by position, whatever the order they come in, each with its calendar', () => {
    const all = [standard, offices, best];
    expect(promisedTo(all, { tier: 'vip' })?.name).toBe('Best');
    expect(promisedTo(all, { tier: 'vip' })?.hours.isOpen(sunday)).toBe(true);
    expect(promisedTo(all)?.name).toBe('Standard');
    expect(promisedTo(all)?.hours.isOpen(sunday)).toBe(false);
  });

  test('of the same position, the older definition counts', () => {
    const newer = { ...level(5, 'Newer'), position: 3 };
    expect(promisedTo([newer, offices, standard])?.name).toBe('Standard');
  });

  test('a level that was switched off does not count, a calendar that was still serves', () => {
    expect(promisedTo([{ ...best, active: false }, offices, standard], { tier: 'vip' })?.name).toBe('Standard');
    expect(promisedTo([{ ...offices, active: false }, standard])?.hours.isOpen(sunday)).toBe(false);
  });

  test('nothing without a level, and nothing by a calendar that is not there', () => {
    expect(promisedTo([offices])).toBeUndefined();
    expect(promisedTo([standard])).toBeUndefined();
    expect(promisedTo([{ ...offices, content: { zone: 'Mars/Olympus' } }, standard])).toBeUndefined();
  });

  test('what cannot be read is passed over', () => {
    expect(promisedTo([{ ...best, content: { fits: 'everything' } }, offices, standard], { tier: 'vip' })?.name).toBe(
      'Standard',
    );
  });
});
