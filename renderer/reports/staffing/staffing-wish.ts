import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { staffingProcedures } from '#domain/contract/ipc/staffing-procedures.ts';
import { definitionId, teamId } from '#domain/model/ids.ts';
import { localDate } from '#domain/rules/calendar/local-date.ts';

type Params = Readonly<Record<string, string>>;
type StaffingInput = InputOf<(typeof staffingProcedures)['staffing.get']>;

export const weeksBack = ['4', '8', '13', '26', '52'] as const;

/** The numbers of the goal as people say them: percent and seconds. */
export const goalFields = {
  share: { usual: 80, least: 1, most: 99 },
  within: { usual: 20, least: 0, most: 3600 },
  busy: { usual: 85, least: 10, most: 100 },
  away: { usual: 30, least: 0, most: 90 },
} as const;
export type GoalField = keyof typeof goalFields;
export const goalNames = Object.keys(goalFields) as readonly GoalField[];

/** What a plan is asked for, kept in the address. */
export interface StaffingWish {
  readonly day: string;
  readonly weeks: (typeof weeksBack)[number];
  readonly calendar: string | null;
  readonly team: string | null;
  readonly goal: Readonly<Record<GoalField, number>>;
}

export function staffingWishOf(params: Params, usualDay: string): StaffingWish {
  const { day, weeks, calendar, team } = params;
  const goal = Object.fromEntries(goalNames.map((name) => [name, goalOf(name, params[name])]));
  return {
    day: localDate.safeParse(day).data ?? usualDay,
    weeks: weeksBack.find((each) => each === weeks) ?? '8',
    calendar: definitionId.safeParse(calendar).data ?? null,
    team: teamId.safeParse(team).data ?? null,
    goal: goal as StaffingWish['goal'],
  };
}

/** A number that cannot be a goal is taken for the usual one. */
function goalOf(name: GoalField, text: string | undefined): number {
  const { usual, least, most } = goalFields[name];
  const value = text ? Number(text) : Number.NaN;
  return value >= least && value <= most ? Math.round(value) : usual;
}

/** Only what differs from the usual stands in the address. */
export function staffingParams({ day, weeks, calendar, team, goal }: StaffingWish, usualDay: string): Params {
  const numbers = goalNames.filter((name) => goal[name] !== goalFields[name].usual);
  return {
    ...(day !== usualDay && { day }),
    ...(weeks !== '8' && { weeks }),
    ...(calendar && { calendar }),
    ...(team && { team }),
    ...Object.fromEntries(numbers.map((name) => [name, String(goal[name])])),
  };
}

export function staffingInput({ day, weeks, calendar, team, goal }: StaffingWish, zone: string): StaffingInput {
  return {
    ...{ day, zone, weeks: Number(weeks), calendarId: calendar, teamId: team },
    goal: {
      share: goal.share / 100,
      withinMs: goal.within * 1000,
      mostBusy: goal.busy / 100,
      shrinkage: goal.away / 100,
    },
  };
}
