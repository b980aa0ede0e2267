import type { Socket } from 'node:net';

export interface Way {
  /** Milliseconds each piece is on its way. */
  readonly latencyMs: number;
  /** How much gets through in a second. */
  readonly bytesPerSecond: number;
}

/** Carries pieces to a socket in order, late and slowly as told at the moment they come. */
export class ShapedWay {
  readonly #to: Socket;
  readonly #way: () => Way;
  #freeAt = 0;
  #timers = new Set<NodeJS.Timeout>();
  #ends = false;

  constructor(to: Socket, way: () => Way) {
    this.#to = to;
    this.#way = way;
  }

  /** `arrived` is called when the piece has been handed on. */
  carry(piece: Buffer, arrived: () => void = () => {}): void {
    const { latencyMs, bytesPerSecond } = this.#way();
    const now = performance.now();
    if (latencyMs === 0 && bytesPerSecond === Number.POSITIVE_INFINITY && this.#timers.size === 0) {
      this.#to.write(piece, arrived);
      return;
    }
    // A slow line brings a large piece bit by bit, not all at once at the end.
    const bit = Math.max(1, Math.floor(Math.min(piece.length, bytesPerSecond / 4)));
    for (let from = 0; from < piece.length; from += bit) {
      const part = piece.subarray(from, from + bit);
      this.#freeAt = Math.max(this.#freeAt, now) + (part.length / bytesPerSecond) * 1000;
      const isLast = from + bit >= piece.length;
      this.#later(this.#freeAt + latencyMs - now, () => {
        if (!this.#to.destroyed) this.#to.write(part, isLast ? arrived : () => {});
      });
    }
  }

  /** Nothing follows: the other side is told when everything has arrived. */
  end(): void {
    this.#ends = true;
    if (this.#timers.size === 0) this.#to.end();
  }

  /** What is on its way is lost. */
  drop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
      if (this.#ends && this.#timers.size === 0) this.#to.end();
    }, ms);
    this.#timers.add(timer);
  }
}
