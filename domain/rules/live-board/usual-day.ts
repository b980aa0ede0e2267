import { Tally } from '../metrics/tally.ts';

const hourMs = 3_600_000;
const hours = 24;

/** When something happened on a day, as the clock on the wall showed it: milliseconds after midnight. */
type TimesOfDay = readonly number[];

interface DaysHeld {
  readonly today: TimesOfDay;
  /** Past days that were like today; none where nothing is known of such days. */
  readonly past: readonly TimesOfDay[];
  /** How late it is today, in milliseconds after midnight. */
  readonly now: number;
}

export interface UsualHour {
  /** From 0 to 23. */
  readonly hour: number;
  /** Null of an hour that has not begun. */
  readonly today: number | null;
  /** Of the whole hour; null without past days. */
  readonly usual: number | null;
}

/** Today beside a usual day: the median of the past days, each counted to the same time of day. */
export interface AgainstUsual {
  readonly today: number;
  readonly usual: number | null;
  /** By the end of a usual day. */
  readonly usualWhole: number | null;
  readonly hours: readonly UsualHour[];
}

export function againstUsual({ today, past, now }: DaysHeld): AgainstUsual {
  const untilNow = (at: number) => at <= now;
  const soFar = today.filter(untilNow);
  return {
    today: soFar.length,
    usual: usually(past, untilNow),
    usualWhole: usually(past, () => true),
    hours: Array.from({ length: hours }, (_, hour) => {
      const within = (at: number) => Math.floor(at / hourMs) === hour;
      return {
        hour,
        today: hour * hourMs > now ? null : soFar.filter(within).length,
        usual: usually(past, within),
      };
    }),
  };
}

/** The median of the days; a day on which nothing happened is one with none. */
function usually(past: readonly TimesOfDay[], counts: (at: number) => boolean): number | null {
  const tally = new Tally(true);
  for (const day of past) tally.add(day.filter(counts).length);
  return tally.result('median').value;
}
