import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#domain/model/uuid.ts';

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export function newId(clock: Clock): string {
  return uuidV7(clock.now(), randomBytes(10));
}
