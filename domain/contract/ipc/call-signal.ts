/** Whether somebody still waits for an answer. The platform's AbortSignal is one. */
export interface CallSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Somebody who waits, and may leave. */
export class CallWaiter implements CallSignal {
  readonly #listeners = new Set<() => void>();
  #left = false;

  get aborted(): boolean {
    return this.#left;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    for (const listener of this.#listeners) listener();
  }
}
