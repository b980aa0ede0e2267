import type { DayRules } from '#domain/rules/calendar/day-rules.ts';
import { shippedYear } from '#domain/rules/calendar/day-rules.ts';

const files = import.meta.glob('../../../assets/calendars/cn-*.json', { import: 'default' });

function pathOf(year: string): string {
  return `../../../assets/calendars/cn-${year}.json`;
}

/** The years whose public holidays and adjusted workdays come with the program, the latest first. */
export const chinaYears: readonly string[] = Object.keys(files)
  .flatMap((path) => /cn-(\d{4})\.json$/.exec(path)?.[1] ?? [])
  .sort()
  .reverse();

/** China's days of a year, read when they are asked for. */
export async function chinaDays(year: string): Promise<DayRules> {
  const { holidays, workdays } = shippedYear.parse(await files[pathOf(year)]?.());
  return { holidays, workdays };
}
