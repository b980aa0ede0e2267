interface Sample {
  readonly roundTrip: number;
  readonly offset: number;
}

const kept = 8;

/**
 * How far the server's clock is ahead of this device's, in milliseconds: of the last eight answers the one with the shortest way,
 * as NTP does (RFC 5905, clock filter).
 */
export class ClockOffset {
  #samples: Sample[] = [];
  #offset: number;

  constructor(initial: number) {
    this.#offset = initial;
  }

  get value(): number {
    return this.#offset;
  }

  observe(sentAt: number, receivedAt: number, serverTime: number): number {
    const roundTrip = receivedAt - sentAt;
    // A clock that was set back while the answer was under way tells nothing.
    if (roundTrip >= 0) {
      const offset = Math.round(serverTime - (sentAt + receivedAt) / 2);
      this.#samples = [...this.#samples, { roundTrip, offset }].slice(-kept);
      this.#offset = this.#samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best)).offset;
    }
    return this.#offset;
  }

  /** The device's clock jumped: what was measured before says nothing about it now. */
  forget(): void {
    this.#samples = [];
  }
}
