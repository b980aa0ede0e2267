import type { Clock } from '../ports.ts';

export interface LookOutParts {
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  /** Tells what is due by now. */
  readonly tell: () => void;
  /** When something will be; null when nothing is foreseen. */
  readonly next: (now: number) => number | null;
  readonly failed: (error: unknown) => void;
}

/** A machine that sleeps does not count the time; looking up often tells that it woke. */
const longestMs = 30_000;
const shortestMs = 200;

/** Looks when the next is due by this device's clock, and when something changed, until it is stopped. */
export class LookOut {
  readonly #parts: LookOutParts;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(parts: LookOutParts) {
    this.#parts = parts;
  }

  /** What it looks at has changed. */
  changed(): void {
    this.#cancel?.();
    if (!this.#isStopped) this.#cancel = this.#parts.clock.after(shortestMs, () => this.#look());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #look(): void {
    if (this.#isStopped) return;
    this.#cancel?.();
    let wait = longestMs;
    try {
      this.#parts.tell();
      const at = this.#parts.now();
      const next = this.#parts.next(at);
      if (next !== null) wait = Math.min(longestMs, Math.max(shortestMs, next - at + 1));
    } catch (error) {
      this.#parts.failed(error);
    }
    // What failed may have closed the account.
    if (!this.#isStopped) this.#cancel = this.#parts.clock.after(wait, () => this.#look());
  }
}
