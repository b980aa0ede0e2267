import { z } from 'zod';
import type { DayRules } from '#domain/rules/calendar/day-rules.ts';
import { holidayCnFile, readHolidayCn } from '#domain/rules/calendar/holiday-cn.ts';

export type FileProblem = 'tooLarge' | 'unreadable' | 'noJson' | 'noHolidayCn' | 'noICalendar' | 'empty';

/** What files of public days would add, or what is wrong with one of them. */
export type ReadDays =
  | {
      readonly ok: true;
      readonly rules: DayRules;
      /** Events that cover a part of a day: for a person to enter. */
      readonly partial: readonly { readonly date: string; readonly name: string }[];
    }
  | { readonly ok: false; readonly file: string; readonly problem: FileProblem };

interface Range {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
}

/** A holiday feed has some kilobytes; what is larger is something else. */
const mostBytes = 5_000_000;

/**
 * Reads iCalendar files and holiday-cn's JSON files, told apart by what is in them. Years of holiday-cn are read together, for one
 * speaks of days of its neighbours.
 */
export async function readDayFiles(files: readonly File[], range: Range): Promise<ReadDays> {
  const years: z.infer<typeof holidayCnFile>[] = [];
  const holidays: DayRules['holidays'][number][] = [];
  const workdays: DayRules['workdays'][number][] = [];
  const partial: { date: string; name: string }[] = [];
  for (const file of files) {
    const fails = (problem: FileProblem) => ({ ok: false as const, file: file.name, problem });
    if (file.size > mostBytes) return fails('tooLarge');
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return fails('unreadable');
    if (/^\s*[[{]/.test(text)) {
      const value = jsonOf(text);
      if (value === undefined) return fails('noJson');
      const read = z.union([holidayCnFile.transform((one) => [one]), z.array(holidayCnFile)]).safeParse(value);
      if (!read.success) return fails('noHolidayCn');
      years.push(...read.data);
      continue;
    }
    // The reader of iCalendar is a library of its own; most people never need it.
    const { readICalendar } = await import('#domain/rules/calendar/icalendar.ts');
    try {
      const days = readICalendar(text, range);
      holidays.push(...days.holidays);
      workdays.push(...days.workdays);
      partial.push(...days.partial);
    } catch {
      return fails('noICalendar');
    }
  }
  const cn = readHolidayCn(years);
  const rules = { holidays: [...cn.holidays, ...holidays], workdays: [...cn.workdays, ...workdays] };
  if (rules.holidays.length + rules.workdays.length + partial.length === 0)
    return { ok: false, file: files.map(({ name }) => name).join(', '), problem: 'empty' };
  return { ok: true, rules, partial };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
