import { type BoardCourse, type BoardDay, boardCourses } from '#domain/contract/ipc/board-procedures.ts';
import { businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { againstUsual } from '#domain/rules/live-board/usual-day.ts';
import { stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { offsetsIn } from '#domain/rules/metrics/zone-clock.ts';
import { alikeDays } from '#domain/rules/staffing/alike-days.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { factTable, hasFacts } from '../../facts/fact-tables.ts';
import { slaDefinitions } from '../definitions.ts';
import { knownMetric } from '../report-figures.ts';
import { eachFact } from '../report-rows.ts';

const weeks = 8;

/** The metric that a course counts: what the board shows is what reports say. */
const metricOf = {
  created: 'created',
  solved: 'solved',
  firstReplies: 'first-response-median',
} as const satisfies Record<BoardCourse, string>;

interface DayAsked {
  readonly filters: FactFilters;
  readonly zone: string;
  readonly zones: ZoneOffsets;
  readonly now: number;
  readonly today: string;
  /** Of days before, some cases may be in the archive alone; null: of none. */
  readonly archivedBefore: number | null;
}

/** Today beside the days like it, course by course. */
export function* boardDay(db: ReplicaReader, asked: DayAsked): Generator<void, BoardDay> {
  const { today, now } = asked;
  const calendar = onlyCalendar(db);
  const from = knownFrom(db, asked);
  const days = alikeDays({ day: today, today, weeks, calendar: calendar?.hours ?? null }).filter(
    (day) => from !== null && stretchOf({ from: day, to: day }, asked).start >= from,
  );
  const timeOfDay = timesIn(asked);
  const timesOn = (course: BoardCourse, day: string) => {
    const metric = knownMetric(metricOf[course]);
    const { filters, zone } = asked;
    const question = { metric: metric.name, period: { from: day, to: day }, zone, filters, bucket: null, group: null };
    return Array.from(eachFact(db, metric, question, asked), ({ at }) => timeOfDay(at));
  };
  const courses: Partial<Record<BoardCourse, ReturnType<typeof againstUsual>>> = {};
  for (const course of boardCourses) {
    const past = days.map((day) => timesOn(course, day));
    courses[course] = againstUsual({ today: timesOn(course, today), past, now: timeOfDay(now) });
    yield;
  }
  return { days, calendarName: calendar?.name ?? null, courses: courses as BoardDay['courses'] };
}

/** Milliseconds after midnight, as the zone's clock showed them. */
function timesIn(asked: Pick<DayAsked, 'zone' | 'zones'>): (at: number) => number {
  const offsetAt = offsetsIn(asked);
  return (at) => (at + offsetAt(at)) % dayMs;
}

/** Where a workspace has several calendars nobody can tell whose holidays make a day unusual. */
function onlyCalendar(db: ReplicaReader) {
  const calendars = slaDefinitions(db).filter(({ kind, active }) => kind === 'calendar' && active);
  const [only] = calendars;
  const hours = only && calendars.length === 1 ? businessCalendar.safeParse(only.content).data : undefined;
  return only && hours ? { name: only.name, hours } : null;
}

/** From when on days are known as a whole: since the first case of the workspace, and as far as nothing is archived. */
function knownFrom(db: ReplicaReader, { archivedBefore }: DayAsked): number | null {
  if (!hasFacts(db)) return null;
  const first = sql(db, `select min("openedAt") as at from ${factTable('case')}`).get<{ at: number | null }>()?.at;
  return first === null || first === undefined ? null : Math.max(first, archivedBefore ?? first);
}
