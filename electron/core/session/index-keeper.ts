import type { ReplicaWriter } from '#db/connection/handle.ts';
import { rebuildSearch, rereadPhones } from '#db/search/rebuild.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { Clock } from '../ports.ts';

export interface IndexKeeperParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  readonly isClosed: () => boolean;
  readonly failed: (error: unknown) => void;
}

/** Brings what records are found by up to date, a little at a time, so that nobody waits for it. */
export class IndexKeeper {
  readonly #parts: IndexKeeperParts;
  #isReadingPhones = false;

  constructor(parts: IndexKeeperParts) {
    this.#parts = parts;
  }

  /** Nothing to do while the index follows today's recipe. */
  start(): void {
    this.#inSlices(rebuildSearch(this.#parts.replica));
    this.#rereadPhones();
  }

  /** Numbers are read anew when the workspace says so. */
  follow(changed: Events['changed']): void {
    if (changed.some(({ collection }) => collection === 'definition')) this.#rereadPhones();
  }

  #rereadPhones(): void {
    if (this.#isReadingPhones) return;
    this.#isReadingPhones = true;
    this.#inSlices(rereadPhones(this.#parts.replica), () => {
      this.#isReadingPhones = false;
    });
  }

  #inSlices(steps: Iterator<void>, over: () => void = () => undefined): void {
    const { clock, isClosed, failed } = this.#parts;
    if (isClosed()) return;
    try {
      if (steps.next().done) {
        over();
        return;
      }
    } catch (error) {
      // The next opening goes on where this one stopped.
      failed(error);
      over();
      return;
    }
    clock.after(0, () => this.#inSlices(steps, over));
  }
}
