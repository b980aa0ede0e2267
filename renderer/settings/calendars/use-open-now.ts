import { useTranslation } from 'react-i18next';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import type { CalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { zoneTime } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useMinute } from '../../ui/use-minute.ts';

/** In words: open until when, or closed until when, by the calendar's own clock. */
export function useOpenNow(): (calendar: BusinessCalendar, cache: CalendarCache) => string {
  const { t } = useTranslation('sla-settings');
  const locale = useLocale();
  const now = useMinute();
  return (calendar, cache) => {
    const hours = cache.workingTime(calendar);
    const open = hours.isOpen(now);
    const next = open ? hours.nextClosing(now) : hours.nextOpening(now);
    if (next === null) return t(open ? 'calendar.alwaysOpen' : 'calendar.neverOpen');
    return t(open ? 'calendar.openUntil' : 'calendar.closedUntil', { when: zoneTime(next, calendar.zone, locale) });
  };
}
