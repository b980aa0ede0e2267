import { z } from 'zod';
import { asRanges, type DayRules } from './day-rules.ts';
import { localDate } from './local-date.ts';

/** A year's file of github.com/NateScarlet/holiday-cn: the State Council's notice, day by day. */
export const holidayCnFile = z.object({
  year: z.int(),
  papers: z.array(z.string()),
  days: z.array(z.object({ name: z.string().max(200), date: localDate, isOffDay: z.boolean() })),
});
export type HolidayCnFile = z.infer<typeof holidayCnFile>;

/**
 * China's days off and adjusted workdays. Each year's notice also speaks of days of the years beside it (30 December 2018 is in the file of
 * 2019): give all files at hand at once. Where two speak of the same day, the later year's notice, issued later, counts.
 */
export function readHolidayCn(files: readonly HolidayCnFile[]): DayRules {
  const days = new Map(
    [...files].sort((a, b) => a.year - b.year).flatMap((file) => file.days.map((day) => [day.date, day])),
  );
  const inOrder = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    holidays: asRanges(inOrder.filter(({ isOffDay }) => isOffDay)),
    workdays: inOrder.filter(({ isOffDay }) => !isOffDay).map(({ date, name }) => ({ date, name })),
  };
}
