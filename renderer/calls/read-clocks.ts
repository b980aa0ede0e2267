import type { ClockReading } from '#domain/rules/call-clock.ts';

export function readClocks(): ClockReading {
  return { wall: Date.now(), monotonic: performance.now(), origin: performance.timeOrigin };
}
