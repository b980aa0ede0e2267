const ridBits = 27;
const ridCount = 2 ** ridBits;
/** Together they fit into the 53 bits of a number; the minutes last until 2097. */
const lastMinute = 2 ** 26 - 1;
const minuteMs = 60_000;

function minuteOf(at: number): number {
  return Math.min(Math.max(Math.floor(at / minuteMs), 0), lastMinute);
}

/**
 * A record's number in an index of what happened when: by the minute, then by rid. FTS5 reads its hits in that order without sorting, so the
 * newest few of very many cost as much as few do.
 */
export function timeKey(at: number, rid: number): number {
  if (rid >= ridCount) throw new RangeError('a replica holds no more than 134 million rows of a kind');
  return minuteOf(at) * ridCount + rid;
}

/** The keys of a span of time; an end is not part of it. */
export function timeKeys(from: number | null, to: number | null): readonly [low: number, high: number] {
  const low = from === null ? 0 : minuteOf(from) * ridCount;
  const high = to === null ? (lastMinute + 1) * ridCount - 1 : minuteOf(to - 1) * ridCount + ridCount - 1;
  return [low, high];
}

/** The same in SQL, of a column. */
export function timeKeySql(at: string): string {
  return `((min(max(${at} / ${minuteMs}, 0), ${lastMinute}) << ${ridBits}) | rid)`;
}

export function ridOfKey(key: number): number {
  return key % ridCount;
}
