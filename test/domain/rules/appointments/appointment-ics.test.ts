import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { appointmentStates } from '#domain/model/choices.ts';
import { appointmentIcs } from '#domain/rules/appointments/appointment-ics.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

const zones = createZoneOffsets();
const now = Date.UTC(2026, 10, 22, 8);
type Appointment = Parameters<typeof appointmentIcs>[0];
const appointment: Appointment = {
  ...{ id: '01930000-0000-7000-8000-0000000001a1', minutes: 90, startsAt: Date.UTC(2026, 10, 23, 1) },
  ...{ place: '浦东, 1号; 2楼', agentName: '陈晨', moves: { count: 0 } },
  kind: 'visit',
  state: 'confirmed',
  customerLanguage: 'zh-CN',
};

const made = (some: Partial<Appointment> = {}, zone = 'Asia/Shanghai', text = '您好！\n明天见') =>
  appointmentIcs({ ...appointment, ...some }, { zone, zones, text, now });

/** As a calendar reads it, with the zone that the file brings along and no other. */
function read(ics: string) {
  const file = new ICAL.Component(ICAL.parse(ics) as unknown[] as never);
  const zone = new ICAL.Timezone(file.getFirstSubcomponent('vtimezone') ?? expect.unreachable());
  const event = file.getFirstSubcomponent('vevent') ?? expect.unreachable();
  const at = (name: string) => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time;
    time.zone = zone;
    return time.toUnixTime() * 1000;
  };
  const value = (name: string) => event.getFirstPropertyValue(name);
  return { at, value, method: file.getFirstPropertyValue('method'), tzid: zone.tzid };
}

describe('an appointment for the customer’s calendar', () => {
  test('says when, where, with whom and what they were told', () => {
    const { at, value, method, tzid } = read(made());
    expect([at('dtstart'), at('dtend'), tzid]).toEqual([
      ...[appointment.startsAt, appointment.startsAt + 90 * 60_000, 'Asia/Shanghai'],
    ]);
    expect(['summary', 'location', 'description', 'status'].map(value)).toEqual([
      ...['上门服务（陈晨）', '浦东, 1号; 2楼', '您好！\n明天见', 'CONFIRMED'],
    ]);
    expect(method).toBe('PUBLISH');
    expect(made()).toContain('DTSTART;TZID=Asia/Shanghai:20261123T090000');
    expect(made()).not.toMatch(/[^\r]\n/);
  });

  test('keeps its name, counts the moves, and is taken out once it was called off', () => {
    const states = appointmentStates.map((state) => read(made({ state, moves: { count: 2 } })));
    expect(new Set(states.map(({ value }) => value('uid'))).size).toBe(1);
    expect(states.map(({ value, method }) => [value('status'), value('sequence'), method])).toEqual([
      ['TENTATIVE', 2, 'PUBLISH'],
      ['CONFIRMED', 2, 'PUBLISH'],
      ['CONFIRMED', 2, 'PUBLISH'],
      ['CONFIRMED', 2, 'PUBLISH'],
      ['CANCELLED', 3, 'CANCEL'],
    ]);
  });

  test('has no place where there is none, and words in the customer’s language', () => {
    const { value } = read(made({ kind: 'call', place: '', customerLanguage: 'en' }, 'UTC', ''));
    expect(['summary', 'location', 'description'].map(value)).toEqual(['Call from 陈晨', null, null]);
  });

  test('is at the same instant in every zone, in summer and winter, also where clocks are moved that night', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        fc.oneof(
          fc.integer({ min: 0, max: 20 * 365 * 24 * 4 }).map((quarter) => Date.UTC(2020, 0, 1) + quarter * 900_000),
          fc.integer({ min: -12, max: 36 }).map((quarter) => Date.UTC(2026, 2, 29) + quarter * 900_000),
        ),
        (zone, startsAt) => {
          // What autumn shows twice has two instants: the file can name the first alone.
          fc.pre(zones.offset(zone, startsAt - 7_200_000) <= zones.offset(zone, startsAt));
          expect(read(made({ startsAt }, zone)).at('dtstart')).toBe(startsAt);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(naughtyStrings().slice(0, 200))('holds whatever was written: %s', (text) => {
    const ics = made({ place: `x${text}`, agentName: text });
    // Signs that control a terminal stand in no calendar.
    const shown = (each: string) => each.replace(/[\p{Cc}\s]/gu, '');
    expect(shown(String(read(ics).value('location')))).toBe(shown(`x${text}`));
    expect(ics.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });
});
