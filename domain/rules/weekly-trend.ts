import { dayMs } from './calendar/local-date.ts';

const weekMs = 7 * dayMs;

/** A week of seven days of 24 hours, counted back from the end of a period; the first may be shorter. */
export interface TrendWeek {
  readonly from: number;
  readonly count: number;
}

/** How many of these moments lie in each week of a period, the oldest week first. What lies outside counts to the nearest week, so that nothing is lost. */
export function weeklyTrend(moments: readonly number[], from: number, to: number): readonly TrendWeek[] {
  const weeks = Math.max(1, Math.ceil((to - from) / weekMs));
  const counts = Array.from({ length: weeks }, () => 0);
  for (const moment of moments) {
    const ago = Math.min(weeks - 1, Math.max(0, Math.floor((to - moment) / weekMs)));
    const place = weeks - 1 - ago;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.map((count, place) => ({ from: Math.max(from, to - (weeks - place) * weekMs), count }));
}
