import { z } from 'zod';

const day = /^([+-]\d+)d (\d\d):(\d\d)$/;
const span = /^([+-]\d+)(h|m)$/;

/** `-2d 09:40`: that wall clock two days ago, where the server stands. `-3h`, `+45m`: so long before or after the loading. */
export const sampleTime = z
  .string()
  .refine((text) => day.test(text) || span.test(text), 'no time like -2d 09:40 or +45m');

/** The instant a time of the sample means when it is loaded at `now`. */
export function instantOf(written: string, now: number): number {
  const [, days, hour, minute] = day.exec(written) ?? [];
  if (days !== undefined) {
    const today = new Date(now);
    const date = today.getDate() + Number(days);
    return new Date(today.getFullYear(), today.getMonth(), date, Number(hour), Number(minute)).getTime();
  }
  const [, count, unit] = span.exec(written) ?? [];
  return now + Number(count) * (unit === 'h' ? 3_600_000 : 60_000);
}

/** The day on which that instant falls, where the server stands: `2026-05-13`. */
export function dayAt(instant: number): string {
  const day = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
