import type { DefinitionKind } from '../../model/choices.ts';
import { alwaysOpen, type BusinessCalendar, businessCalendar } from '../calendar/business-calendar.ts';
import type { CalendarCache } from '../calendar/calendar-cache.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import { levelFor, type ServiceLevel, type SlaSubject, serviceLevel } from './service-level.ts';

/** A definition as the workspace keeps it. */
interface Definition {
  readonly id: string;
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly position: number;
  readonly active: boolean;
  readonly content: unknown;
}

/** What is promised to a case: its service level, and that level's calendar ready to reckon with. */
export interface Promised {
  readonly id: string;
  readonly name: string;
  readonly level: ServiceLevel;
  readonly hours: WorkingTime;
}

/** The workspace's service levels and calendars, read once until one of them changes. */
export interface SlaBook {
  /** Undefined for a case to which nothing is promised. */
  promisedTo(subject: SlaSubject): Promised | undefined;
}

/**
 * Levels count by position, then by id, as long as they are active. A calendar that was switched off still serves the levels that name it;
 * a level whose calendar is not to be found promises nothing, rather than something wrong. What cannot be read is passed over.
 */
export function slaBook(definitions: readonly Definition[], calendars: CalendarCache): SlaBook {
  const known = new Map<string, BusinessCalendar>();
  for (const { id, kind, content } of definitions) {
    const read = kind === 'calendar' ? businessCalendar.safeParse(content) : undefined;
    if (read?.success) known.set(id, read.data);
  }
  const levels = definitions
    .filter(({ kind, active }) => kind === 'service-level' && active)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, name, content }) => {
      const read = serviceLevel.safeParse(content);
      if (!read.success) return [];
      const { calendarId, fits } = read.data;
      const calendar = calendarId === null ? alwaysOpen : known.get(calendarId);
      return [{ fits, promised: calendar && { id, name, level: read.data, hours: calendars.workingTime(calendar) } }];
    });
  return { promisedTo: (subject) => levelFor(levels, subject)?.promised };
}
