import type { HourRange } from '#domain/model/service-file-fields.ts';

/** `22:05` of minutes after midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function hoursText({ from, to }: HourRange): string {
  return `${clockOf(from)}–${clockOf(to)}`;
}
