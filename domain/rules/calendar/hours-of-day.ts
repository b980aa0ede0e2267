import { type BusinessCalendar, type Span, weekdays } from './business-calendar.ts';
import { dayNumber, weekdayOf } from './local-date.ts';

/** A calendar's hours by day number. */
export interface HoursOfDay {
  /** In order, neither touching nor overlapping. */
  readonly on: (day: number) => readonly Span[];
  /** No day after this one has any hours; infinite for a calendar with a working week. */
  readonly lastOpenDay: number;
}

/** Special hours before holidays before the week. */
export function hoursOfDay(calendar: BusinessCalendar): HoursOfDay {
  const week = weekdays.map((day) => merged(calendar.weekly[day]));
  const special = new Map(
    calendar.special.map(({ date, hours }) => [
      dayNumber(date),
      merged(typeof hours === 'string' ? calendar.weekly[hours] : hours),
    ]),
  );
  const holidays = closedDays(calendar);
  return {
    on: (day) => special.get(day) ?? (holidays.has(day) ? [] : (week[weekdayOf(day)] ?? [])),
    lastOpenDay: week.some((spans) => spans.length > 0)
      ? Number.POSITIVE_INFINITY
      : Math.max(Number.NEGATIVE_INFINITY, ...[...special].flatMap(([day, spans]) => (spans.length > 0 ? [day] : []))),
  };
}

/** Whether every minute of every day is worked. */
export function isRoundTheClock(calendar: BusinessCalendar): boolean {
  const whole = (spans: readonly Span[]): boolean => {
    const [first, ...others] = merged(spans);
    return first?.from === 0 && first.to === 1440 && others.length === 0;
  };
  return (
    calendar.holidays.length === 0 &&
    weekdays.every((day) => whole(calendar.weekly[day])) &&
    calendar.special.every(({ hours }) => typeof hours === 'string' || whole(hours))
  );
}

interface ClosedDays {
  has(day: number): boolean;
}

function closedDays(calendar: BusinessCalendar): ClosedDays {
  const ranges = calendar.holidays.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to ?? from) }));
  const days = new Set<number>();
  const long: typeof ranges = [];
  for (const range of ranges) {
    // A range of years, a team that was closed down, is not taken apart.
    if (range.to - range.from > 400) long.push(range);
    else for (let day = range.from; day <= range.to; day += 1) days.add(day);
  }
  return { has: (day) => days.has(day) || long.some(({ from, to }) => from <= day && day <= to) };
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const next of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && next.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}
