import type { ReplicaReader } from '#db/connection/handle.ts';
import { definitionsInForce } from '#db/queries/definitions.ts';
import { alwaysOpen, businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import type { CalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { WorkingTime } from '#domain/rules/calendar/working-time.ts';
import {
  type Fit,
  levelFor,
  type ServiceLevel,
  type SlaSubject,
  serviceLevel,
} from '#domain/rules/sla/service-level.ts';

interface LevelInForce {
  readonly name: string;
  readonly level: ServiceLevel;
  readonly fits: Fit;
  readonly hours: WorkingTime;
}

/** The workspace's service levels as they stand, with their calendars laid out. */
export class Levels {
  readonly #levels: readonly LevelInForce[];

  constructor(replica: ReplicaReader, calendars: CalendarCache) {
    // What a newer program defined is left out here rather than misread.
    const hours = new Map(
      definitionsInForce(replica, 'calendar').flatMap(({ id, content }) => {
        const calendar = businessCalendar.safeParse(content);
        return calendar.success ? [[id, calendars.workingTime(calendar.data)] as const] : [];
      }),
    );
    const always = calendars.workingTime(alwaysOpen);
    this.#levels = definitionsInForce(replica, 'service-level').flatMap(({ name, content }) => {
      const parsed = serviceLevel.safeParse(content);
      if (!parsed.success) return [];
      const { calendarId, fits } = parsed.data;
      return [{ name, level: parsed.data, fits, hours: (calendarId && hours.get(calendarId)) || always }];
    });
  }

  get isEmpty(): boolean {
    return this.#levels.length === 0;
  }

  /** The first that fits. */
  of(subject: SlaSubject): LevelInForce | undefined {
    return levelFor(this.#levels, subject);
  }
}
