import type { OutboxWriter } from '#db/connection/handle.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import type { Clock } from '../ports.ts';
import { ClockOffset } from './clock-offset.ts';

/** A wall clock that went this much otherwise than the monotonic one was set by somebody. */
const jumpMs = 2000;

/** The device's time corrected by the measured offset to the server; the offset is kept for the next start. */
export class ServerClock {
  readonly #outbox: OutboxWriter;
  readonly #clock: Clock;
  readonly #offset: ClockOffset;
  #wall = 0;
  #monotonic = 0;

  constructor(outbox: OutboxWriter, clock: Clock) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#offset = new ClockOffset(Number(getMeta(outbox, 'clock-offset') ?? 0));
  }

  now(): number {
    return this.#clock.now() + this.#offset.value;
  }

  observe(sentAt: number, receivedAt: number, serverTime: number): void {
    const before = this.#offset.value;
    const offset = this.#offset.observe(sentAt, receivedAt, serverTime);
    if (offset !== before) setMeta(this.#outbox, 'clock-offset', String(offset));
  }

  /** Called now and then: after a jump of the device's clock older samples mislead. */
  watch(): void {
    const wall = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    if (this.#wall > 0 && Math.abs(wall - this.#wall - (monotonic - this.#monotonic)) > jumpMs) this.#offset.forget();
    this.#wall = wall;
    this.#monotonic = monotonic;
  }
}
