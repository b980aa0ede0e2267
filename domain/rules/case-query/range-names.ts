import type { DayRange } from './day-range.ts';

/** Ranges by the name they are chosen by; `dates` has its days beside it. */
export const ranges = {
  today: { kind: 'days', from: 0, to: 0 },
  yesterday: { kind: 'days', from: -1, to: -1 },
  last7: { kind: 'days', from: -6, to: 0 },
  last30: { kind: 'days', from: -29, to: 0 },
  over7: { kind: 'days', from: null, to: -7 },
  over30: { kind: 'days', from: null, to: -30 },
  next7: { kind: 'days', from: 0, to: 6 },
  past: { kind: 'past' },
  never: { kind: 'never' },
  dates: { kind: 'dates', from: null, to: null },
} as const satisfies Readonly<Record<string, DayRange>>;
export type RangeName = keyof typeof ranges;
export const rangeNames = Object.keys(ranges) as RangeName[];

export function rangeNameOf(range: DayRange): RangeName | undefined {
  if (range.kind === 'dates') return 'dates';
  return rangeNames.find((name) => JSON.stringify(ranges[name]) === JSON.stringify(range));
}
