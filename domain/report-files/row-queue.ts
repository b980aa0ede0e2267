import type { TableRow } from './report.ts';

/** Rows of batches, to be taken as many at a time as there is room for. */
export class RowQueue {
  readonly #batches: AsyncIterator<readonly TableRow[]>;
  #batch: readonly TableRow[] = [];
  #from = 0;

  constructor(batches: AsyncIterable<readonly TableRow[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** What comes next, without taking it; nothing at the end. */
  async look(): Promise<readonly TableRow[]> {
    while (this.#from >= this.#batch.length) {
      const next = await this.#batches.next();
      if (next.done) return [];
      this.#batch = next.value;
      this.#from = 0;
    }
    return this.#from === 0 ? this.#batch : this.#batch.slice(this.#from);
  }

  async take(most: number): Promise<readonly TableRow[]> {
    if (this.#from >= this.#batch.length) await this.look();
    const taken = this.#batch.slice(this.#from, this.#from + most);
    this.#from += taken.length;
    return taken;
  }

  /** Lets go of where the rows come from. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}

export async function* inOneBatch(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
  yield rows;
}
