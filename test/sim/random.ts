/** Numbers that follow from a seed alone (sfc32), so that a history can be played again. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 2 ** 32) >>> 0;
    this.#c = 0x9e3779b9;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** Of 32 bits. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) >>> 0;
    this.#c = (this.#c + sum) >>> 0;
    return sum;
  }

  below(end: number): number {
    return Math.floor((this.next() / 2 ** 32) * end);
  }

  chance(of100: number): boolean {
    return this.below(100) < of100;
  }

  pick<T>(options: readonly T[]): T {
    return at(options, this.below(options.length));
  }

  /** One of the options, as often as its weight says. */
  weighted<T>(options: readonly (readonly [weight: number, option: T])[]): T {
    let left = this.below(options.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, option] of options) {
      left -= weight;
      if (left < 0) return option;
    }
    throw new Error('the weights do not add up');
  }
}

/** The nth of the options, counted round and round. */
export function at<T>(options: readonly T[], n: number): T {
  const found = options[n % options.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Ten bytes for an id, all different. */
export function countedBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, count);
  return bytes;
}
