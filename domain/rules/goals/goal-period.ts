import type { GoalPeriod, GoalStep } from '../../model/goal-fields.ts';
import { dateOf, dayNumber, weekdayOf } from '../calendar/local-date.ts';
import type { DayPeriod } from '../metrics/day-period.ts';

interface Span {
  readonly period: GoalPeriod;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** The week, month or quarter of the wall calendar in which a day lies. */
export function periodAround(kind: GoalPeriod, day: string): DayPeriod {
  if (kind === 'week') {
    const monday = dayNumber(day) - weekdayOf(dayNumber(day));
    return { from: dateOf(monday), to: dateOf(monday + 6) };
  }
  const months = kind === 'month' ? 1 : 3;
  const month = Number(day.slice(5, 7)) - 1;
  const first = monthStart(Number(day.slice(0, 4)), month - (month % months));
  const next = monthStart(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + months);
  return { from: first, to: dateOf(dayNumber(next) - 1) };
}

/**
 * The periods of a goal that have begun by `today`, the latest first, at most so many: cut to its days. The first of a goal that begins later is
 * to come; it is given all the same.
 */
export function periodsOf(goal: Span, today: string, most: number): readonly DayPeriod[] {
  const last = goal.endsOn !== null && goal.endsOn < today ? goal.endsOn : today;
  const found: DayPeriod[] = [];
  let day = last < goal.startsOn ? goal.startsOn : last;
  while (found.length < most && day >= goal.startsOn) {
    const whole = periodAround(goal.period, day);
    found.push({
      from: whole.from < goal.startsOn ? goal.startsOn : whole.from,
      to: goal.endsOn !== null && goal.endsOn < whole.to ? goal.endsOn : whole.to,
    });
    day = dateOf(dayNumber(whole.from) - 1);
  }
  return found;
}

/** The target that a period is judged by: what was said last of its last day, or of an earlier one. */
export function targetOn(steps: readonly Pick<GoalStep, 'from' | 'target'>[], day: string): number | undefined {
  return (steps.findLast(({ from }) => from <= day) ?? steps[0])?.target;
}

/** `month` from 0; one beyond December is of a later year. */
function monthStart(year: number, month: number): string {
  const [of, number] = [year + Math.floor(month / 12), (month % 12) + 1];
  return `${String(of).padStart(4, '0')}-${String(number).padStart(2, '0')}-01`;
}
