import { dateOf, dayMs } from '../rules/calendar/local-date.ts';
import type { ZoneOffsets } from '../rules/calendar/zone-offsets.ts';

/** Tells what the clocks of one zone show: quick enough to be asked for every cell of a million. */
export interface LocalClock {
  /** Milliseconds as if the zone's wall time were UTC. */
  wall(at: number): number;
  /** `2026-11-22 09:30:00` */
  text(at: number): string;
  /** `2026-11-22T09:30:00+08:00` */
  iso(at: number): string;
}

export function createLocalClock(zone: string, zones: Pick<ZoneOffsets, 'offset'>): LocalClock {
  /** By the day of UTC; null for days within which the clocks are moved. */
  const ofDay = new Map<number, number | null>();
  const offset = (at: number): number => {
    const day = Math.floor(at / dayMs);
    let known = ofDay.get(day);
    if (known === undefined) {
      const begin = zones.offset(zone, day * dayMs);
      known = begin === zones.offset(zone, (day + 1) * dayMs) ? begin : null;
      ofDay.set(day, known);
    }
    return known ?? zones.offset(zone, at);
  };
  return {
    wall: (at) => at + offset(at),
    text: (at) => wallText(at + offset(at), ' '),
    iso: (at) => wallText(at + offset(at), 'T') + offsetText(offset(at)),
  };
}

function wallText(wall: number, between: string): string {
  const day = Math.floor(wall / dayMs);
  const seconds = Math.floor((wall - day * dayMs) / 1000);
  return `${dateOf(day)}${between}${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
