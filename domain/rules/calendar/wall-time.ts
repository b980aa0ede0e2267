import { dayMs } from './local-date.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/**
 * The instant at which a zone's clocks show a wall time (milliseconds as if it were UTC): the first of two where autumn shows it twice; where
 * spring leaves it out, the instant that is as long after the leap.
 */
export function instantOfWallTime(wall: number, zone: string, zones: Pick<ZoneOffsets, 'offset'>): number {
  const before = wall - zones.offset(zone, wall - dayMs);
  const after = wall - zones.offset(zone, wall + dayMs);
  const shown = [before, after].filter((at) => at + zones.offset(zone, at) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}
