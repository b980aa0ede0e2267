import { createHash } from 'node:crypto';

/** Everything that happened, as one hash: two runs of a seed must have the same. */
export class Trace {
  readonly #hash = createHash('sha256');

  note(what: unknown): void {
    this.#hash.update(JSON.stringify(what) ?? '-');
  }

  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}
