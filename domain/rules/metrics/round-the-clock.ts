import { alwaysOpen } from '../calendar/business-calendar.ts';
import { createCalendarCache } from '../calendar/calendar-cache.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { ServiceLevel } from '../sla/service-level.ts';

/** For a case to which nothing is promised: every hour counts, clocks pause as they usually do, and a conversation is an answer. */
export const roundTheClock: { readonly level: ServiceLevel; readonly hours: WorkingTime } = {
  level: {
    fits: { types: [], priorities: [], tiers: [], teamIds: [] },
    calendarId: null,
    targets: {},
    warning: { share: 0.75 },
    conversationAnswers: true,
  },
  hours: createCalendarCache().workingTime(alwaysOpen),
};
