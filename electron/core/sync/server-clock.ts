import type { OutboxWriter } from '#db/connection/handle.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { type Clock, steadyNow } from '../ports.ts';
import { ClockOffset } from './clock-offset.ts';

/** What was heard is kept for the next start when so much time has passed, or the wall clock turned out to be wrong by so much more. */
const keepEveryMs = 60_000;
const keepChangeMs = 1000;
/** A time this far from the one assumed until then means that the clock was wrong, not that the way was long. */
export const wrongClockMs = 60_000;

/**
 * The server's time as this device knows it. The wall clock is read once, at the start, with the offset measured in the last run; from
 * then on time goes by the clock that counts from the machine's start, and every answer corrects it. So setting the wall clock while
 * the program runs changes nothing, and it is never earlier than the server was once heard to say.
 */
export class ServerClock {
  readonly #outbox: OutboxWriter;
  readonly #clock: Clock;
  readonly #offset: ClockOffset;
  #keptOffset: number;
  #keptTime: number;
  #stamped = Number.NEGATIVE_INFINITY;

  constructor(outbox: OutboxWriter, clock: Clock) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#keptOffset = Number(getMeta(outbox, 'clock-offset') ?? 0);
    this.#keptTime = Number(getMeta(outbox, 'server-time') ?? 0);
    this.#offset = new ClockOffset(Math.max(clock.now() + this.#keptOffset, this.#keptTime) - steadyNow(clock));
  }

  /** Never earlier than what was done last: nothing that was done here is still to come, in figures for example. */
  now(): number {
    return Math.max(this.#measured(), this.#stamped);
  }

  /**
   * The time for something that is done now: later than that of everything done before, also when a better answer has just put the
   * clock back a little, so that what was written one after the other stays so.
   */
  stamp(): number {
    this.#stamped = Math.max(this.#measured(), this.#stamped + 1);
    return this.#stamped;
  }

  /** Whether the server was heard in this run; until then the wall clock of the start is all there is. */
  get isMeasured(): boolean {
    return this.#offset.isMeasured;
  }

  /** `sentAt` and `receivedAt` by the steady clock. Returns by how much this answer corrected the time. */
  observe(sentAt: number, receivedAt: number, serverTime: number): number {
    const before = this.#offset.value;
    const correction = this.#offset.observe(sentAt, receivedAt, serverTime) - before;
    // Not put back a little, but wrong until now: nothing waits for a time that was years ahead.
    if (this.#stamped - this.#measured() > wrongClockMs) this.#stamped = Number.NEGATIVE_INFINITY;
    this.#keep(serverTime);
    return correction;
  }

  #measured(): number {
    return Math.round(steadyNow(this.#clock) + this.#offset.value);
  }

  #keep(serverTime: number): void {
    const offset = this.#measured() - Math.round(this.#clock.now());
    const isOld = serverTime - this.#keptTime > keepEveryMs || serverTime < this.#keptTime;
    if (!isOld && Math.abs(offset - this.#keptOffset) <= keepChangeMs) return;
    this.#keptOffset = offset;
    this.#keptTime = serverTime;
    try {
      setMeta(this.#outbox, 'clock-offset', String(offset));
      setMeta(this.#outbox, 'server-time', String(serverTime));
    } catch {
      // On a disk that takes nothing; the next answers tell it again, and reading goes on.
    }
  }
}
