import { type CalendarCache, createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { type SlaBook, slaBook } from '#domain/rules/sla/sla-book.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { slaDefinitions } from '../queries/definitions.ts';

/** What is promised to cases, read again only when a service level or a calendar changed: calendars take a while to be laid out. */
export class PromiseBook {
  readonly #calendars: CalendarCache = createCalendarCache();
  #text: string | undefined;
  #book: SlaBook | undefined;

  current(db: ReplicaReader): SlaBook {
    const definitions = slaDefinitions(db);
    const text = JSON.stringify(definitions);
    if (!this.#book || text !== this.#text) this.#book = slaBook(definitions, this.#calendars);
    this.#text = text;
    return this.#book;
  }
}
