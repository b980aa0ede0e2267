import { blockMs } from '../calendar/open-block.ts';
import type { OffsetSegment, ZoneOffsets } from '../calendar/zone-offsets.ts';

/** The days of a zone. */
export interface Zoned {
  readonly zone: string;
  readonly zones: ZoneOffsets;
}

/**
 * How far a zone's clocks stand ahead at an instant, asked for hundreds of thousands of them: by the segments that calendars of the zone keep as well,
 * so that the tz database is asked once.
 */
export function offsetsIn({ zone, zones }: Zoned): (at: number) => number {
  let block: number | null = null;
  let segments: readonly OffsetSegment[] = [];
  return (at) => {
    const its = Math.floor(at / blockMs);
    if (its !== block) {
      segments = zones.segments(zone, its * blockMs, (its + 1) * blockMs);
      block = its;
    }
    return (segments.find(({ to }) => at < to) ?? segments.at(-1))?.offset ?? 0;
  };
}
