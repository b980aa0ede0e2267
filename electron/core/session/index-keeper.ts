import type { ReplicaWriter } from '#db/connection/handle.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import { countBehind, indexBehind } from '#db/search/behind.ts';
import { rebuildSearch, recordsToRebuild, rereadPhones, startRebuild } from '#db/search/rebuild.ts';
import { type Slices, slicesOf } from '#db/search/slice.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { SearchIndexAsked, SearchIndexState } from '#domain/contract/ipc/search-procedures.ts';
import type { Clock } from '../ports.ts';

export interface IndexKeeperParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  readonly isClosed: () => boolean;
  readonly failed: (error: unknown) => void;
  /** More can be found than before, or less for a while. */
  readonly indexed: () => void;
  /** What is derived from records beside the index is to be made anew as well. */
  readonly startedOver: () => void;
}

/** Who waits for the index hears of it after so many steps, every second or so. */
const toldEvery = 100;
/** At most so many records with each step, for so many milliseconds; with what commits it, it stays well below what a person notices. */
const atATime = { records: 200, phones: 100, ms: 8 };

type Work = 'rebuild' | 'phones' | 'behind';

/** Brings what records are found by up to date, a little at a time, so that nobody waits for it. */
export class IndexKeeper {
  readonly #parts: IndexKeeperParts;
  readonly #running = new Set<Work>();
  readonly #slices: Slices;
  #paused = false;

  constructor(parts: IndexKeeperParts) {
    this.#parts = parts;
    this.#slices = slicesOf(() => parts.clock.monotonic(), atATime.ms);
  }

  /** Nothing to do while the index follows today's recipe. */
  start(): void {
    this.#rebuild();
    this.#rereadPhones();
    this.catchUp();
  }

  /** Numbers are read anew when the workspace says so. */
  follow(changed: Events['changed']): void {
    if (changed.some(({ collection }) => collection === 'definition')) this.#rereadPhones();
  }

  /** What came by the hundreds is indexed once everything is here: a first sync waits for nothing. */
  catchUp(): void {
    const { replica, isClosed } = this.#parts;
    if (isClosed() || this.#paused || this.#running.has('behind')) return;
    if (getReplicaMeta(replica, 'last-synced-at') === undefined || countBehind(replica) === 0) return;
    this.#run('behind', indexBehind(replica, atATime.records, this.#slices));
  }

  /** `start` makes the whole index anew while everything else goes on; paused, the rest waits until it is resumed or the account is opened again. */
  ask(what: SearchIndexAsked): SearchIndexState {
    this.#paused = what === 'pause';
    if (what === 'start') {
      startRebuild(this.#parts.replica);
      this.#parts.startedOver();
    }
    this.#parts.indexed();
    if (!this.#paused) {
      this.#rebuild();
      this.catchUp();
    }
    return this.state;
  }

  get state(): SearchIndexState {
    const { replica } = this.#parts;
    return { behind: countBehind(replica) + recordsToRebuild(replica), paused: this.#paused };
  }

  #rebuild(): void {
    if (this.#running.has('rebuild')) return;
    this.#run('rebuild', rebuildSearch(this.#parts.replica, atATime.records, this.#slices));
  }

  #rereadPhones(): void {
    if (this.#running.has('phones')) return;
    this.#run('phones', rereadPhones(this.#parts.replica, atATime.phones, this.#slices));
  }

  #run(work: Work, steps: Iterator<void>): void {
    this.#running.add(work);
    this.#step(work, steps, 0);
  }

  #step(work: Work, steps: Iterator<void>, done: number): void {
    const { clock, isClosed, failed, indexed } = this.#parts;
    if (isClosed()) return;
    if (this.#paused && work !== 'phones') {
      this.#running.delete(work);
      return;
    }
    try {
      if (steps.next().done) {
        this.#running.delete(work);
        if (done > 0) indexed();
        return;
      }
    } catch (error) {
      // The next opening goes on where this one stopped.
      this.#running.delete(work);
      failed(error);
      return;
    }
    if (done % toldEvery === toldEvery - 1) indexed();
    clock.after(0, () => this.#step(work, steps, done + 1));
  }
}
