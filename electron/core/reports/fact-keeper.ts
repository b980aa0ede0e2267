import type { ReplicaWriter } from '#db/connection/handle.ts';
import { areFactsBehind, countFactsBehind } from '#db/facts/behind.ts';
import { PromiseBook } from '#db/facts/promise-book.ts';
import { settleFew, startOver, workOutFacts } from '#db/facts/work-out.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import type { Clock } from '../ports.ts';

export interface FactKeeperParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  readonly isClosed: () => boolean;
  readonly failed: (error: unknown) => void;
  /** Figures may be others now. */
  readonly told: () => void;
}

const sliceMs = 10;
/** What comes in one burst is worked out once. */
const quietMs = 100;
/** Who waits for figures of everything hears of it after so many slices, every second or so. */
const toldEvery = 80;

/** Keeps the facts that figures are counted from in step with the records, a little at a time, so that nobody waits for it. */
export class FactKeeper {
  readonly #parts: FactKeeperParts;
  readonly #book = new PromiseBook();
  #isRunning = false;

  constructor(parts: FactKeeperParts) {
    this.#parts = parts;
  }

  /** About how many records' latest changes are in no figure yet. */
  get behind(): number {
    return countFactsBehind(this.#parts.replica);
  }

  /** After something changed. A first sync waits for nothing: facts are worked out once everything is here. */
  catchUp(): void {
    const { replica, clock, isClosed } = this.#parts;
    if (isClosed() || this.#isRunning || !this.#isEverythingHere()) return;
    if (!areFactsBehind(replica)) return;
    this.#isRunning = true;
    clock.after(quietMs, () => this.#slice(workOutFacts(replica, this.#book), 0));
  }

  /** What somebody did just now counts in what they look at next; where it cannot be saved, figures are of before. */
  settle(): void {
    try {
      if (this.#isEverythingHere()) settleFew(this.#parts.replica, this.#book);
    } catch (error) {
      this.#parts.failed(error);
    }
  }

  startOver(): void {
    startOver(this.#parts.replica);
    this.catchUp();
  }

  #isEverythingHere(): boolean {
    return getReplicaMeta(this.#parts.replica, 'last-synced-at') !== undefined;
  }

  #slice(steps: Iterator<void>, done: number): void {
    const { clock, isClosed, failed, told } = this.#parts;
    if (isClosed()) return;
    const startedAt = clock.monotonic();
    try {
      do {
        if (steps.next().done) {
          this.#isRunning = false;
          told();
          return;
        }
      } while (clock.monotonic() - startedAt < sliceMs);
    } catch (error) {
      // The next change, and the next opening, go on where this one stopped.
      this.#isRunning = false;
      failed(error);
      return;
    }
    if (done % toldEvery === toldEvery - 1) told();
    clock.after(0, () => this.#slice(steps, done + 1));
  }
}
