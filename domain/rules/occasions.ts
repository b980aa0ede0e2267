import { furtherId } from '../model/further-id.ts';
import type { CustomerId, FollowUpId } from '../model/ids.ts';
import type { DateKind, ImportantDate } from '../model/service-file-fields.ts';
import type { Holiday } from './calendar/business-calendar.ts';
import { dateOf, dayNumber } from './calendar/local-date.ts';

/** What there is to think of a customer for. */
export interface Occasion {
  readonly kind: DateKind | 'holiday';
  readonly label: string;
  /** How many years it has been; null where nobody knows since when. */
  readonly years: number | null;
}

export interface DatedOccasion extends Occasion {
  /** `2026-02-28` */
  readonly date: string;
}

/** The customer's own days from one date to another, both included. Who was born on 29 February is thought of on the 28th in other years. */
export function occasionsBetween(dates: readonly ImportantDate[], from: string, to: string): readonly DatedOccasion[] {
  const found: DatedOccasion[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const { kind, label, ...day } of dates) {
      const date = dateIn(day, year);
      if (date < from || date > to || (day.year !== null && year < day.year)) continue;
      found.push({ kind, label, date, years: day.year === null ? null : year - day.year });
    }
  }
  return found;
}

function dateIn({ month, day }: Pick<ImportantDate, 'month' | 'day'>, year: number): string {
  const first = dayNumber(`${year}-${two(month)}-01`);
  const next = month === 12 ? first + 31 : dayNumber(`${year}-${two(month + 1)}-01`);
  return dateOf(Math.min(first + day, next) - 1);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Holidays that begin between the dates, each once, however many calendars know it. */
export function holidaysBetween(holidays: readonly Holiday[], from: string, to: string): readonly DatedOccasion[] {
  const found = new Map<string, DatedOccasion>();
  for (const { from: date, name } of holidays)
    if (date >= from && date <= to && name !== '')
      found.set(`${date} ${name}`, { kind: 'holiday', label: name, date, years: null });
  return [...found.values()];
}

/**
 * The follow-up of care for a customer's day: one for each day, whoever thinks of it first, on whichever device. Two occasions of one day are
 * one: nobody is congratulated twice.
 */
export function careOfDay(id: CustomerId, date: string): FollowUpId {
  return furtherId(id, dayNumber(date)) as FollowUpId;
}
