import { lastSeq, shiftUnsent } from '#db/outbox/unsent-times.ts';
import type { Ports } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import type { ChangedRows } from './changed-rows.ts';
import { ServerClock, wrongClockMs } from './server-clock.ts';

export interface TimekeeperParts {
  readonly store: AccountStore;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  readonly changed: (rows: ChangedRows) => void;
}

/** Knows the server's time, and corrects what a wrong clock stamped before the server was first heard. */
export class Timekeeper {
  readonly #parts: TimekeeperParts;
  readonly #clock: ServerClock;
  /** The first command of this run: earlier ones may have been stamped by a clock that was set since. */
  readonly #firstSeq: number;

  constructor(parts: TimekeeperParts) {
    this.#parts = parts;
    this.#clock = new ServerClock(parts.store.outbox, parts.ports.clock);
    this.#firstSeq = lastSeq(parts.store.outbox) + 1;
  }

  now(): number {
    return this.#clock.now();
  }

  /** The time for something that is done now, later than everything before. */
  stamp(): number {
    return this.#clock.stamp();
  }

  /** Whether the server was heard in this run. */
  get isMeasured(): boolean {
    return this.#clock.isMeasured;
  }

  /** `sentAt` and `receivedAt` by the steady clock. */
  observe(sentAt: number, receivedAt: number, serverTime: number): void {
    const { store, ports, changed } = this.#parts;
    const wasMeasured = this.#clock.isMeasured;
    const correction = this.#clock.observe(sentAt, receivedAt, serverTime);
    if (wasMeasured || Math.abs(correction) < wrongClockMs) return;
    const corrected = shiftUnsent(store.outbox, this.#firstSeq, correction);
    ports.log.warn('the clock of this device is wrong', { byMs: -Math.round(correction), corrected });
    if (corrected > 0) changed(store.realign());
  }
}
