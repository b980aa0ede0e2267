import type { BusinessCalendar } from './business-calendar.ts';
import { type WorkingTime, workingTime } from './working-time.ts';
import { createZoneOffsets } from './zone-offsets.ts';

/** Calendars laid out once for all who reckon with them. A program makes one at its start and hands it on. */
export interface CalendarCache {
  /** By the object itself: a calendar that was changed is another object. */
  workingTime(calendar: BusinessCalendar): WorkingTime;
}

export function createCalendarCache(): CalendarCache {
  const zones = createZoneOffsets();
  const known = new WeakMap<BusinessCalendar, WorkingTime>();
  return {
    workingTime(calendar) {
      const made = known.get(calendar) ?? workingTime(calendar, zones);
      known.set(calendar, made);
      return made;
    },
  };
}
