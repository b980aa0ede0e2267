import { localDate } from '../rules/calendar/local-date.ts';

/** `2026-02-28`, in no zone. The bounds keep what follows from a day's number (an id, see rules/holding-term.ts) within 16 bits. */
export const day = localDate.refine(
  (text) => text >= '1970-01-02' && text <= '2149-06-06',
  'a day from 1970-01-02 to 2149-06-06',
);
