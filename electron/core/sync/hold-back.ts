import type { OutboxReader } from '#db/connection/handle.ts';
import { heldCommands } from '#db/outbox/held-back.ts';
import type { Clock } from '../ports.ts';

export interface HoldBackParts {
  readonly outbox: OutboxReader;
  readonly clock: Clock;
  /** Something may leave now. */
  readonly over: () => void;
}

/**
 * Which commands may not leave yet, because their author may still undo them. A hold is counted by the steady clock. What was held when
 * the program ended is held for the rest of its time by the wall clock, and never longer than it was to be: a clock that was set back
 * meanwhile keeps nothing here.
 */
export class HoldBack {
  readonly #parts: HoldBackParts;
  readonly #until = new Map<string, { readonly at: number; cancel(): void }>();

  constructor(parts: HoldBackParts) {
    this.#parts = parts;
    const now = parts.clock.now();
    for (const { uid, at, ms } of heldCommands(parts.outbox)) this.hold(uid, Math.min(ms, at + ms - now));
  }

  /** The uids of what is held back now. */
  get held(): ReadonlySet<string> {
    return new Set(this.#until.keys());
  }

  hold(uid: string, ms: number): void {
    if (ms <= 0) return;
    const { clock, over } = this.#parts;
    const cancel = clock.after(ms, () => {
      this.#until.delete(uid);
      over();
    });
    this.#until.set(uid, { at: clock.monotonic() + ms, cancel });
  }

  /** Until this one may leave, in milliseconds; 0 when it is not held back. */
  leftMs(uid: string): number {
    const until = this.#until.get(uid);
    return until ? Math.max(0, until.at - this.#parts.clock.monotonic()) : 0;
  }

  close(): void {
    for (const { cancel } of this.#until.values()) cancel();
    this.#until.clear();
  }
}
