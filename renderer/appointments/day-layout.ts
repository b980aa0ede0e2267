import dayjs from 'dayjs';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';

export interface Placement {
  readonly appointment: AppointmentView;
  /** Minutes after midnight by the wall clock here. */
  readonly from: number;
  readonly to: number;
  /** What overlaps stands side by side: in which of how many lanes. */
  readonly lane: number;
  readonly lanes: number;
}

const dayEnd = 24 * 60;
/** One of five minutes can still be read and hit. */
const leastMinutes = 30;

export function minuteOfDay(at: number): number {
  const time = dayjs(at);
  return time.hour() * 60 + time.minute();
}

/** Where the appointments of one column stand; `rows` begin on that day, in order. */
export function layOut(rows: readonly AppointmentView[]): readonly Placement[] {
  const placed: Placement[] = [];
  let group: { readonly appointment: AppointmentView; from: number; to: number; lane: number }[] = [];
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane + 1));
    placed.push(...group.map((each) => ({ ...each, lanes })));
    group = [];
  };
  for (const appointment of rows) {
    const from = minuteOfDay(appointment.startsAt);
    const to = Math.min(dayEnd, from + Math.max(appointment.minutes, leastMinutes));
    if (group.every((each) => each.to <= from)) close();
    const taken = new Set(group.filter((each) => each.to > from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ appointment, from, to, lane });
  }
  close();
  return placed;
}

const usualFrom = 8;
const usualTo = 19;

/** The hours to show: the usual ones, and all in which something is. */
export function hoursOf(placements: readonly Placement[]): { readonly first: number; readonly last: number } {
  return {
    first: Math.min(usualFrom, ...placements.map(({ from }) => Math.floor(from / 60))),
    last: Math.max(usualTo, ...placements.map(({ to }) => Math.ceil(to / 60))),
  };
}

/** Those that begin between the first and the last. */
export function hoursWithin(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, n) => first + n + 1);
}
