import { z } from 'zod';
import { type BusinessCalendar, type Holiday, holiday, type SpecialHours, type Weekday } from './business-calendar.ts';
import { dateOf, dayNumber, localDate } from './local-date.ts';

const workday = z.strictObject({ date: localDate, name: z.string().max(200) });

/** What a public source says of days: which are off, and which are worked although the week says otherwise. */
export const dayRules = z.strictObject({
  holidays: z.array(holiday).readonly(),
  workdays: z.array(workday).readonly(),
});
export type DayRules = z.infer<typeof dayRules>;

/** The shipped file of a year, `assets/calendars/cn-2026.json`. */
export const shippedYear = dayRules.extend({
  country: z.string(),
  year: z.int(),
  source: z.string(),
  licence: z.string(),
  papers: z.array(z.string()).readonly(),
});

/** Days of the same name that follow one another become one range. */
export function asRanges(days: readonly { readonly date: string; readonly name: string }[]): Holiday[] {
  const ranges: { from: number; to: number; name: string }[] = [];
  for (const { date, name } of [...days].sort((a, b) => dayNumber(a.date) - dayNumber(b.date))) {
    const day = dayNumber(date);
    const last = ranges.at(-1);
    if (last && last.name === name && day <= last.to + 1) last.to = Math.max(last.to, day);
    else ranges.push({ from: day, to: day, name });
  }
  return ranges.map(({ from, to, name }) => ({
    from: dateOf(from),
    ...(to > from ? { to: dateOf(to) } : {}),
    name,
  }));
}

/**
 * The calendar with the source's days. Workdays get the hours of `like`. What an earlier import said of the same days is replaced; hours
 * that were entered by hand for a date stay in force, a half day on a holiday for instance.
 */
export function withDayRules(calendar: BusinessCalendar, rules: DayRules, like: Weekday = 'monday'): BusinessCalendar {
  const off = new Set(rules.holidays.flatMap(({ from, to }) => daysFrom(from, to ?? from)));
  const byHand = new Set(calendar.special.flatMap(({ date, hours }) => (typeof hours === 'string' ? [] : [date])));
  const adjusted = rules.workdays.filter(({ date }) => !byHand.has(date));
  const worked = new Set(rules.workdays.map(({ date }) => date));
  const kept = calendar.special.filter(({ date }) => byHand.has(date) || !(off.has(date) || worked.has(date)));
  const special: SpecialHours[] = [...kept, ...adjusted.map(({ date, name }) => ({ date, name, hours: like }))];
  return {
    ...calendar,
    holidays: [...calendar.holidays.flatMap((old) => without(old, off, worked)), ...rules.holidays].sort((a, b) =>
      a.from < b.from ? -1 : 1,
    ),
    special: special.sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** What remains of a holiday once the days that are told anew are taken out of it. */
function without(old: Holiday, off: ReadonlySet<string>, worked: ReadonlySet<string>): Holiday[] {
  const days = daysFrom(old.from, old.to ?? old.from);
  if (!days.some((date) => off.has(date) || worked.has(date))) return [old];
  return asRanges(days.filter((date) => !off.has(date) && !worked.has(date)).map((date) => ({ date, name: old.name })));
}

function daysFrom(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => dateOf(first + i));
}
