import type { Lane } from './named-read.ts';
import { namedReads, type ReadInput, type ReadName, type ReadOutput } from './named-reads.ts';
import { ReadingThread, type ReadingThreadParts } from './reading-thread.ts';
import type { ReadOptions, Reads } from './reads.ts';

/** So long after the account opened its window is on show; the first search finds its thread started. */
const warmUpMs = 1500;
/** Lists and reports are looked at now and then; a thread holds 50 MB. */
const idleMs = 60_000;

/** Reads in threads, one for each lane: a report of many seconds holds up no search. */
export class ReadsInThreads implements Reads {
  readonly #lanes: Readonly<Record<Lane, ReadingThread>>;
  readonly #here: Reads;
  readonly #stopWarmUp: () => void;

  constructor(parts: ReadingThreadParts) {
    this.#here = parts.here;
    this.#lanes = { quick: new ReadingThread(parts), long: new ReadingThread({ ...parts, idleMs }) };
    this.#stopWarmUp = parts.clock.after(warmUpMs, () => this.#lanes.quick.start());
  }

  read<N extends ReadName>(name: N, input: ReadInput<N>, options?: ReadOptions): Promise<ReadOutput<N>> {
    return this.#lanes[namedReads[name].lane].read(name, input, options);
  }

  async close(): Promise<void> {
    this.#stopWarmUp();
    await Promise.all([...Object.values(this.#lanes), this.#here].map((each) => each.close()));
  }
}
