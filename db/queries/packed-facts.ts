import type { FoundFact } from './fact-cells.ts';

/** Facts that were found for a file, the newest first. There may be a million of them: as objects they would take several times the memory. */
export class PackedFacts {
  readonly #at: number[] = [];
  /** Not a number where a fact has none. */
  readonly #values: number[] = [];
  #ids = Buffer.alloc(64 * 1024);
  /** Where the id of each ends. */
  readonly #ends: number[] = [];
  readonly #order: Uint32Array;

  constructor(found: Iterable<FoundFact>) {
    for (const fact of found) this.#add(fact);
    this.#order = Uint32Array.from(this.#at, (_, n) => n).sort((a, b) => this.#newestFirst(a, b));
  }

  get length(): number {
    return this.#order.length;
  }

  slice(from: number, to: number): readonly FoundFact[] {
    return Array.from(this.#order.subarray(from, to), (n) => {
      const value = this.#values[n] ?? Number.NaN;
      const id = this.#ids.toString('utf8', this.#begin(n), this.#ends[n]);
      return { id, at: this.#at[n] ?? 0, value: Number.isNaN(value) ? null : value };
    });
  }

  #add({ id, at, value }: FoundFact): void {
    const begin = this.#begin(this.#ends.length);
    const length = Buffer.byteLength(id);
    if (begin + length > this.#ids.length) {
      const wider = Buffer.alloc(2 * this.#ids.length + length);
      this.#ids.copy(wider);
      this.#ids = wider;
    }
    this.#ids.write(id, begin);
    this.#ends.push(begin + length);
    this.#at.push(at);
    this.#values.push(value ?? Number.NaN);
  }

  #begin(n: number): number {
    return n === 0 ? 0 : (this.#ends[n - 1] ?? 0);
  }

  #newestFirst(a: number, b: number): number {
    const later = (this.#at[b] ?? 0) - (this.#at[a] ?? 0);
    if (later !== 0) return later;
    return this.#ids.compare(this.#ids, this.#begin(b), this.#ends[b], this.#begin(a), this.#ends[a]);
  }
}
