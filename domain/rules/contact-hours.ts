import type { ContactPoint } from '../model/customer-fields.ts';
import type { HourRange } from '../model/service-file-fields.ts';

/** Whether the hours hold the minute: from their beginning on, and at their end no more. */
export function isWithin({ from, to }: HourRange, minute: number): boolean {
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

/** Whether somebody does not want to be reached so at this minute of the day. */
export function isOffHours({ doNotContact }: Pick<ContactPoint, 'doNotContact'>, minute: number): boolean {
  return doNotContact !== undefined && isWithin(doNotContact, minute);
}

/** How they like to be reached first, the others as they were written down. */
export function preferredFirst<Point extends Pick<ContactPoint, 'preferred'>>(
  points: readonly Point[],
): readonly Point[] {
  return [...points.filter(({ preferred }) => preferred), ...points.filter(({ preferred }) => !preferred)];
}
