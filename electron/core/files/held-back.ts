/** Files that are left alone for a while, each on its own account, so that the others go on. */
export class HeldBack {
  readonly #files = new Map<string, { readonly until: number; readonly times: number }>();

  /** How often in a row it was held back. */
  times(sha256: string): number {
    return this.#files.get(sha256)?.times ?? 0;
  }

  /** Until this moment of the monotonic clock. */
  hold(sha256: string, until: number, times: number): void {
    this.#files.set(sha256, { until, times });
  }

  release(sha256: string): void {
    this.#files.delete(sha256);
  }

  /** When this one is let go: a moment that may be over. */
  until(sha256: string): number {
    return this.#files.get(sha256)?.until ?? 0;
  }
}
