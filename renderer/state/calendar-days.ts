import dayjs from 'dayjs';

export type CalendarSpan = 'week' | 'month';

/** A day of the calendar on the wall here, as `2026-11-22`. */
export type Day = string;

export const dayOf = (at: number): Day => dayjs(at).format('YYYY-MM-DD');

/** The weeks a span shows: whole ones, beginning on the day weeks begin with here (0 is Sunday). */
export function weeksOf(day: Day, span: CalendarSpan, firstWeekday: number): readonly (readonly Day[])[] {
  const from = span === 'month' ? dayjs(day).startOf('month') : dayjs(day);
  const last = span === 'month' ? dayjs(day).endOf('month') : from;
  const weeks: Day[][] = [];
  for (
    let at = from.subtract((from.day() - firstWeekday + 7) % 7, 'day');
    !at.isAfter(last, 'day');
    at = at.add(7, 'day')
  )
    weeks.push(Array.from({ length: 7 }, (_, n) => at.add(n, 'day').format('YYYY-MM-DD')));
  return weeks;
}

/** The instants of a span's days: from (included) to. */
export function rangeOf(weeks: readonly (readonly Day[])[]): { readonly from: number; readonly to: number } {
  const first = weeks[0]?.[0];
  const last = weeks.at(-1)?.at(-1);
  return { from: dayjs(first).startOf('day').valueOf(), to: dayjs(last).add(1, 'day').startOf('day').valueOf() };
}

/** The same time of day on another day. */
export function onDay(at: number, day: Day): number {
  const time = dayjs(at);
  return dayjs(day)
    .hour(time.hour())
    .minute(time.minute())
    .second(time.second())
    .millisecond(time.millisecond())
    .valueOf();
}

export function addDays(day: Day, days: number): Day {
  return dayjs(day).add(days, 'day').format('YYYY-MM-DD');
}

export function addSpan(day: Day, span: CalendarSpan, count: number): Day {
  return dayjs(day).add(count, span).format('YYYY-MM-DD');
}
