interface Sample {
  readonly roundTrip: number;
  readonly offset: number;
}

const kept = 8;

/**
 * How far the server's clock is ahead of a steady clock of this device, in milliseconds: of the last eight answers the one with the
 * shortest way, as NTP does (RFC 5905, clock filter).
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

  get isMeasured(): boolean {
    return this.#samples.length > 0;
  }

  observe(sentAt: number, receivedAt: number, serverTime: number): number {
    const offset = Math.round(serverTime - (sentAt + receivedAt) / 2);
    this.#samples = [...this.#samples, { roundTrip: receivedAt - sentAt, offset }].slice(-kept);
    this.#offset = this.#samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best)).offset;
    return this.#offset;
  }
}
