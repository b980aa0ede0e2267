/** As many arguments as every engine takes in one call. */
const mostUnits = 8192;

/** Builds a long text of many short pieces: UTF-16 code units in a buffer that is used again, instead of a string for each. */
export class UnitWriter {
  #units = new Uint16Array(mostUnits);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  append(text: string, from: number, to: number): void {
    if (this.#length + to - from > this.#units.length) this.#grow(to - from);
    for (let i = from; i < to; i++) this.#units[this.#length++] = text.charCodeAt(i);
  }

  /** The text so far; the writer is empty afterwards. */
  take(): string {
    let text = '';
    for (let from = 0; from < this.#length; from += mostUnits) {
      const part = this.#units.subarray(from, Math.min(this.#length, from + mostUnits));
      // Spread arguments would be walked one by one.
      text += String.fromCharCode.apply(null, part as unknown as number[]);
    }
    this.#length = 0;
    return text;
  }

  #grow(by: number): void {
    const units = new Uint16Array(2 * (this.#length + by));
    units.set(this.#units.subarray(0, this.#length));
    this.#units = units;
  }
}
