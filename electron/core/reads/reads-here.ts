import type { ReplicaReader } from '#db/connection/handle.ts';
import type { Clock } from '../ports.ts';
import { namedReads, type ReadInput, type ReadName, type ReadOutput } from './named-reads.ts';
import { accountClosed, givenUp, type ReadOptions, type Reads } from './reads.ts';
import { RunReads } from './run-reads.ts';

/** Reads in the core's own thread, with the handle that the core writes with: what takes steps takes turns with everything else. */
export class ReadsHere implements Reads {
  readonly #runs: RunReads;
  #isClosed = false;

  constructor(replica: ReplicaReader, clock: Clock) {
    this.#runs = new RunReads({
      db: replica,
      othersTurn: () => new Promise((resolve) => clock.after(0, resolve)),
      together: (work) => work(),
    });
  }

  async read<N extends ReadName>(
    name: N,
    input: ReadInput<N>,
    { signal, progress = () => undefined }: ReadOptions = {},
  ): Promise<ReadOutput<N>> {
    const check = () => {
      if (this.#isClosed) throw accountClosed();
      if (signal?.aborted) throw givenUp();
    };
    return (await this.#runs.run(namedReads[name].read, input, { check, progress })) as ReadOutput<N>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }
}
