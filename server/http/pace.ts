import { AppError } from '#domain/contract/failure.ts';
import type { Clock } from '../clock.ts';

export interface PaceLimits {
  /** How many requests may come at once after a rest. */
  readonly burst: number;
  /** How many a second go on for ever. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const fewDevices = 10_000;

/**
 * How fast each device may ask, far above what a device in its senses does: one that runs wild is told to wait, and does not take
 * the server from the others. Kept by each server process for itself.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #limits: PaceLimits;
  readonly #buckets = new Map<string, Bucket>();
  #sweepAbove = fewDevices;

  constructor(clock: Clock, limits: PaceLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts a request. Throws `throttled` when there were too many. */
  keep(deviceId: string): void {
    const now = this.#clock.now();
    const tokens = this.#tokens(this.#buckets.get(deviceId), now);
    if (tokens < 1) {
      const seconds = Math.ceil((1 - tokens) / this.#limits.perSecond);
      throw new AppError('throttled', 'This device asks too much at once.', { seconds });
    }
    this.#buckets.set(deviceId, { tokens: tokens - 1, at: now });
    if (this.#buckets.size > this.#sweepAbove) this.#sweep(now);
  }

  /** How many devices are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #tokens(bucket: Bucket | undefined, now: number): number {
    const { burst, perSecond } = this.#limits;
    if (!bucket) return burst;
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  }

  /** A full bucket is like none. */
  #sweep(now: number): void {
    for (const [deviceId, bucket] of this.#buckets)
      if (this.#tokens(bucket, now) >= this.#limits.burst) this.#buckets.delete(deviceId);
    this.#sweepAbove = Math.max(fewDevices, 2 * this.#buckets.size);
  }
}
