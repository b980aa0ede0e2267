import type { StaffingAsked, StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import { businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { dayMs, dayNumber } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { agentsNeeded, type StaffingGoal } from '#domain/rules/staffing/agents-needed.ts';
import { alikeDays } from '#domain/rules/staffing/alike-days.ts';
import {
  type ArrivedCall,
  type HalfHourLoad,
  halfHourLoad,
  halfHourMs,
} from '#domain/rules/staffing/half-hour-load.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { hasFacts } from '../facts/fact-tables.ts';
import { readFacts } from '../facts/read-facts.ts';
import { slaDefinitions } from './definitions.ts';

export interface StaffingMoment {
  readonly today: string;
  readonly zones: ZoneOffsets;
}

/** The load of a day as past days that are alike had it, and who is needed for it. Asked for callers: calls that came in, answered or not. */
export function staffingPlan(db: ReplicaReader, asked: StaffingAsked, { today, zones }: StaffingMoment): StaffingPlan {
  const { day, weeks, zone, goal } = asked;
  const calendar = calendarOf(db, asked.calendarId);
  const days = alikeDays({ day, today, weeks, calendar });
  const load = halfHourLoad(callsOf(db, days, asked), { days, zone, zones });
  return { days, halfHours: load.map((each) => ({ ...each, need: needOf(each, goal) })) };
}

function calendarOf(db: ReplicaReader, id: string | null) {
  if (id === null) return null;
  const found = slaDefinitions(db).find((each) => each.kind === 'calendar' && each.id === id);
  return businessCalendar.safeParse(found?.content).data ?? null;
}

/** By the mean of the days. Nobody can say how many are needed where no call was ever answered. */
function needOf({ mean, handleMs }: HalfHourLoad, goal: StaffingGoal) {
  if (mean === 0) return agentsNeeded({ calls: 0, perMs: halfHourMs, handleMs: 1 }, goal);
  return handleMs === null ? null : agentsNeeded({ calls: mean, perMs: halfHourMs, handleMs }, goal);
}

function* callsOf(db: ReplicaReader, days: readonly string[], { filters }: StaffingAsked): Generator<ArrivedCall> {
  const numbers = days.map(dayNumber);
  if (numbers.length === 0 || !hasFacts(db)) return;
  const only = Object.entries(filters).flatMap(([column, values = []]) =>
    values.length > 0 ? [{ column, values }] : [],
  );
  const facts = readFacts(db, {
    kind: 'call',
    // A day of any zone begins and ends within a day of the same day of UTC.
    reach: { time: 'startedAt', from: (Math.min(...numbers) - 1) * dayMs, to: (Math.max(...numbers) + 2) * dayMs },
    columns: ['startedAt', 'handleMs', 'isSpoken'],
    only: [...only, { column: 'direction', values: ['in'] }],
  });
  for (const fact of facts) {
    const { startedAt, handleMs, isSpoken } = fact as unknown as CallTimes;
    yield { at: startedAt, handleMs: isSpoken ? handleMs : null };
  }
}

interface CallTimes {
  readonly startedAt: number;
  readonly handleMs: number;
  readonly isSpoken: number;
}
