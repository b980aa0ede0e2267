import { z } from 'zod';
import { definitionId, teamId } from '../../model/ids.ts';
import { localDate } from '../../rules/calendar/local-date.ts';
import type { FactFilters } from '../../rules/metrics/figure.ts';
import type { Need, StaffingGoal } from '../../rules/staffing/agents-needed.ts';
import type { HalfHourLoad } from '../../rules/staffing/half-hour-load.ts';
import { zone } from './common-input.ts';
import { query } from './procedure.ts';

/** The day as it was planned: half hours of the clock on the zone's wall. */
export interface StaffingPlan {
  /** Past days that it was planned by, the latest first; none where nothing alike was found. */
  readonly days: readonly string[];
  readonly halfHours: readonly StaffingHalfHour[];
}

export interface StaffingHalfHour extends HalfHourLoad {
  /** For the mean of the days; null where calls came in and none was ever answered. */
  readonly need: Need | null;
}

const goal = z.strictObject({
  share: z.number().min(0.01).max(0.999),
  withinMs: z.int().min(0).max(3_600_000),
  mostBusy: z.number().min(0.1).max(1),
  shrinkage: z.number().min(0).max(0.9),
}) satisfies z.ZodType<StaffingGoal>;

const staffingAsked = z.strictObject({
  day: localDate,
  /** How far back to look. */
  weeks: z.int().min(1).max(52).default(8),
  zone,
  /** Whose hours say which days are alike; null: only the day of the week does. */
  calendarId: definitionId.nullable().default(null),
  /** All within the person's reach when left out. */
  teamId: teamId.nullable().default(null),
  goal,
});
export type StaffingAsked = Omit<z.output<typeof staffingAsked>, 'teamId'> & { readonly filters: FactFilters };

export const staffingProcedures = {
  /** How many agents a day needs on the telephone, by what past days were like. */
  'staffing.get': query<StaffingPlan>()(staffingAsked),
} as const;
