import ICAL from 'ical.js';
import { AppError } from '../../contract/failure.ts';
import { asRanges, type DayRules } from './day-rules.ts';
import { dateOf, dayMs, dayNumber } from './local-date.ts';
import { createZoneOffsets, type ZoneOffsets } from './zone-offsets.ts';

export interface ICalendarDays extends DayRules {
  /** Events that cover no whole day: no holidays. Their hours are for a person to enter. */
  readonly partial: readonly { readonly date: string; readonly name: string }[];
}

interface ReadingRange {
  /** The calendar's zone: where a day begins for an event given in UTC. */
  readonly zone: string;
  /** Days outside of `from`..`to` are left out; a yearly rule has no end of its own. */
  readonly from: string;
  readonly to: string;
}

/** Feeds tell a worked weekend by its title alone: 上班(补春节假期), 国庆节（班）, 补班, "Special Working Day". */
const worked = /上班|补班|補班|[（(]班[)）]|work(ing)?[ -]?day/i;

/** No holiday calendar comes near; a rule of seconds since 1970 would. */
const mostOccurrences = 50_000;

/**
 * Holidays of an iCalendar file (RFC 5545): all-day events, and timed ones by the whole days they cover, each with its recurrences.
 * Throws `bad-request` for what is no iCalendar or asks for too much.
 */
export function readICalendar(text: string, range: ReadingRange): ICalendarDays {
  try {
    return daysOf(text, range);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('bad-request', 'This is no iCalendar file.', undefined, error);
  }
}

function daysOf(text: string, range: ReadingRange): ICalendarDays {
  const zones = createZoneOffsets();
  const budget = { left: mostOccurrences };
  const holidays: NamedDay[] = [];
  const workdays: NamedDay[] = [];
  const partial: NamedDay[] = [];
  for (const event of eventsOf(text)) {
    for (const { name, start, end } of occurrences(event, range, budget)) {
      const days = coveredDays(wallTime(start, range.zone, zones), wallTime(end, range.zone, zones), start.isDate);
      if (days.to < days.from) partial.push({ date: dateOf(days.at), name });
      const last = Math.min(days.to, dayNumber(range.to));
      for (let day = Math.max(days.from, dayNumber(range.from)); day <= last; day += 1)
        (worked.test(name) ? workdays : holidays).push({ date: dateOf(day), name });
    }
  }
  return {
    holidays: asRanges(unique(holidays, ({ date, name }) => `${date} ${name}`)),
    workdays: unique(workdays, ({ date }) => date),
    partial: unique(
      partial.filter(({ date }) => range.from <= date && date <= range.to),
      ({ date, name }) => `${date} ${name}`,
    ),
  };
}

interface NamedDay {
  readonly date: string;
  readonly name: string;
}

interface Occurrence {
  readonly name: string;
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
}

function eventsOf(text: string): ICAL.Event[] {
  const parsed: unknown = ICAL.parse(text);
  // Several calendars in one file come as a list of lists.
  const roots = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
  const calendars = roots.map((root) => new ICAL.Component(root)).filter(({ name }) => name === 'vcalendar');
  if (calendars.length === 0) throw new AppError('bad-request', 'This is no iCalendar file.');
  return calendars
    .flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
    .filter((component) => component.hasProperty('dtstart'))
    .map((component) => new ICAL.Event(component))
    .filter((event) => !event.isRecurrenceException());
}

function* occurrences(event: ICAL.Event, { to }: ReadingRange, budget: { left: number }): Generator<Occurrence> {
  if (!event.isRecurring()) {
    if (!isCancelled(event)) yield { name: event.summary ?? '', start: event.startDate, end: event.endDate };
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && textOf(next) <= to; next = iterator.next()) {
    budget.left -= 1;
    if (budget.left < 0) throw new AppError('bad-request', 'This calendar repeats its events too often.');
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (!isCancelled(item)) yield { name: item.summary ?? '', start: startDate, end: endDate };
  }
}

function isCancelled(event: ICAL.Event): boolean {
  return event.component.getFirstPropertyValue('status') === 'CANCELLED';
}

function textOf(time: ICAL.Time): string {
  return dateOf(Math.floor(fieldsAsUtc(time) / dayMs));
}

/** The time on the wall: as the event writes it, in whichever zone; one given in UTC as the calendar's zone shows it. */
function wallTime(time: ICAL.Time, zone: string, zones: ZoneOffsets): number {
  const written = fieldsAsUtc(time);
  if (time.isDate || time.zone !== ICAL.Timezone.utcTimezone) return written;
  return written + zones.offset(zone, written);
}

function fieldsAsUtc({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The whole days between two wall times; an all-day event without an end, or with its own first day for one, is a day. */
function coveredDays(start: number, end: number, allDay: boolean): { at: number; from: number; to: number } {
  const from = Math.ceil(start / dayMs);
  const to = Math.floor(end / dayMs) - 1;
  return { at: Math.floor(start / dayMs), from, to: allDay ? Math.max(from, to) : to };
}

function unique(days: readonly NamedDay[], keyOf: (day: NamedDay) => string): NamedDay[] {
  const first = new Map<string, NamedDay>();
  for (const day of days) if (!first.has(keyOf(day))) first.set(keyOf(day), day);
  return [...first.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
