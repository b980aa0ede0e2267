/**
 * Numbers that look random and are the same in every run: sfc32 (Chris Doty-Humphrey), seeded by what they are for. So the nth
 * record can be made without the n - 1 before it, and by several processes alike.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, kind: number, n: number) {
    this.#a = seed | 0;
    this.#b = kind | 0;
    this.#c = n | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 32 bits. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 to `below`, itself not included. */
  int(below: number): number {
    return Math.floor((this.next() / 2 ** 32) * below);
  }

  between(least: number, most: number): number {
    return least + this.int(most - least + 1);
  }

  chance(share: number): boolean {
    return this.next() < share * 2 ** 32;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.int(list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Earlier items more often than later ones. */
  favour<T>(list: readonly T[]): T {
    const found = list[Math.min(this.int(list.length), this.int(list.length))];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  digits(count: number): string {
    let text = '';
    for (let i = 0; i < count; i++) text += this.int(10);
    return text;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.int(256));
  }
}
