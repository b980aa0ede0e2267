/** A statement of several writes that happen together: `with a as (…), b as (…) select …`, with numbered parameters. */
export class WriteStatement {
  readonly parameters: unknown[] = [];
  readonly #parts: string[] = [];

  /** The placeholder of a new parameter. */
  parameter(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  part(name: string, text: string): void {
    this.#parts.push(`${name} as (${text})`);
  }

  text(result: string): string {
    return `with ${this.#parts.join(',\n')}\n${result}`;
  }
}
