import type { Clock } from '../ports.ts';

/** Many changes come together; a screen on the wall need not be quicker. */
const restMs = 1000;
const minuteMs = 60_000;

interface PulseParts {
  readonly clock: Pick<Clock, 'after'>;
  /** The server's time: what is due goes by it. */
  readonly now: () => number;
  /** The board is to be read anew. */
  readonly tell: () => void;
}

/**
 * Tells whoever shows the live board when to read it again: soon after a change, and when the minute is over, for things fall due while nothing
 * changes. Once it was told it is still until somebody has read, so that nothing runs while no board is on show.
 */
export class BoardPulse {
  readonly #parts: PulseParts;
  #cancel: (() => void) | undefined;
  #isStirred = false;

  constructor(parts: PulseParts) {
    this.#parts = parts;
  }

  /** Somebody reads the board: what happens from now on is news to them. */
  read(): void {
    const now = this.#parts.now();
    this.#isStirred = false;
    this.#tellAfter(minuteMs - (((now % minuteMs) + minuteMs) % minuteMs));
  }

  /** Something that the board may show changed. */
  stir(): void {
    if (!this.#cancel || this.#isStirred) return;
    this.#isStirred = true;
    this.#tellAfter(restMs);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #tellAfter(ms: number): void {
    this.stop();
    this.#cancel = this.#parts.clock.after(ms, () => {
      this.#cancel = undefined;
      this.#parts.tell();
    });
  }
}
